using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>SignalR's transports and protocols beside the plain ones: what the framework on top costs.</summary>
public static class SignalR
{
    private const string Json = "signalr";
    private const string MessagePack = "signalr-messagepack";
    private const double BytesRate = 200;
    private const int BytesEvents = 150;
    private const int SizeBytes = 128;

    private static readonly Lane[] Streaming =
    [
        StandardLanes.WebSocket(Edition.Idiomatic),
        StandardLanes.ServerSentEvents(Edition.Idiomatic),
        Of(Transports.SignalRWebSocket, Json),
        Of(Transports.SignalRWebSocket, MessagePack),
        Of(Transports.SignalREvents, Json),
    ];

    private static readonly Lane[] PolledToo = [.. Streaming, StandardLanes.LongPolling, Of(Transports.SignalRLongPolling, Json), Of(Transports.SignalRLongPolling, MessagePack)];

    private static readonly Lane[] Held =
    [
        ConnectionMemory.LaneOf(Transports.WebSocket, Edition.Idiomatic),
        ConnectionMemory.LaneOf(Transports.ServerSentEvents, Edition.Idiomatic),
        .. Transports.SignalR.Select(transport => Of(transport, Json)),
    ];

    /// <summary>Delivery latency, all at once.</summary>
    public static Experiment Latency { get; } = new(
        ExperimentIds.SignalRLatency, "delivery latency of SignalR over WebSocket and SSE, JSON and MessagePack, beside the plain transports", profile =>
        [
            new()
            {
                Conditions = Cells.Latency(Edition.Idiomatic, PayloadKind.Text, SizeBytes, Cells.LatencyRate),
                Lanes = Streaming,
                Workload = new Workload
                {
                    Kind = PayloadKind.Text,
                    SizeBytes = SizeBytes,
                    EventsPerSecond = Cells.LatencyRate,
                    Events = (long)(Cells.LatencyRate * profile.Latency.TotalSeconds),
                    WarmUpEvents = 100,
                },
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>Long polling with and without it, at once.</summary>
    public static Experiment Polling { get; } = new(
        ExperimentIds.SignalRPolling, "delivery latency of SignalR's long polling beside a plain one", profile =>
        [
            new()
            {
                Conditions = Cells.Polling(),
                Lanes = [StandardLanes.LongPolling, Of(Transports.SignalRLongPolling, Json), Of(Transports.SignalRLongPolling, MessagePack), StandardLanes.WebSocket(Edition.Idiomatic)],
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = SizeBytes, EventsPerSecond = 200, Events = (long)(200 * profile.Polling.TotalSeconds), WarmUpEvents = 20 },
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>Saturated events per second, one lane at a time.</summary>
    public static Experiment Saturated { get; } = new(
        ExperimentIds.SignalRThroughput, "saturated events/s of SignalR beside the plain transports, with CPU and allocation per event",
        profile => Streaming.Select(lane => Throughput.Saturated(profile, Cells.Throughput(Edition.Idiomatic, SizeBytes, coalesced: false), lane, PayloadKind.Text, SizeBytes)))
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>From nothing to the first event: SignalR negotiates, shakes hands and is called first.</summary>
    public static Experiment SetUp { get; } = new(
        ExperimentIds.SignalRSetup, "time from nothing to the first event, SignalR's negotiation and handshake included, beside the plain transports", profile =>
        [
            new()
            {
                Conditions = ConnectionSetUp.Conditions(Edition.Idiomatic),
                Lanes = [.. Streaming.Where(lane => lane.Client != MessagePack)],
                Mode = FeedMode.Immediate,
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = SizeBytes, Events = 1 },
                Connections = profile.Connections,
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>Bytes per event, both ways, HTTP's headers of polls included.</summary>
    public static Experiment Bytes { get; } = new(
        ExperimentIds.SignalRBytes, "bytes per event of SignalR over its three transports, beside the plain ones", _ =>
        [
            new()
            {
                Conditions = Cells.Latency(Edition.Idiomatic, PayloadKind.Text, SizeBytes, BytesRate),
                Lanes = PolledToo,
                Scenario = ScenarioCatalogue.WholeConnection,
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = SizeBytes, EventsPerSecond = BytesRate, Events = BytesEvents },
                Rounds = 3,
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>What a connection of a hub that broadcasts costs the server.</summary>
    public static Experiment Memory { get; } = new(
        ExperimentIds.SignalRMemory, "server memory per connection of a SignalR hub, idle and active, at 1,000 connections, beside the plain transports", _ =>
            from isActive in new[] { false, true }
            from lane in Held
            select ConnectionMemory.Of(Edition.Idiomatic, 1_000, isActive, lane))
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>What handing an event to each reader of a hub costs the server.</summary>
    public static Experiment FanOut { get; } = new(
        ExperimentIds.SignalRFanOut, "a hub's broadcast to 100 and 1,000 readers, 10,000 deliveries a second: server CPU per delivery, beside the plain transports", _ =>
            from readers in Experiments.FanOut.Readers
            from lane in Held
            select Experiments.FanOut.Of(readers, lane))
    {
        ByDefault = profile => profile.Everything,
    };

    private static Lane Of(Transport transport, string client) => new() { Transport = transport, Edition = Edition.Idiomatic, Client = client };
}
