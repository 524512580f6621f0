using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>SignalR's transports and protocols beside the plain ones: what the framework on top costs.</summary>
public static class SignalR
{
    private const string Json = "signalr";
    private const string MessagePack = "signalr-messagepack";

    /// <summary>Delivery latency, all at once.</summary>
    public static Experiment Latency { get; } = new(
        ExperimentIds.SignalRLatency, "delivery latency of SignalR over WebSocket and SSE, JSON and MessagePack, beside the plain transports", profile =>
        [
            new()
            {
                Conditions = Cells.Latency(Edition.Idiomatic, PayloadKind.Text, 128, Cells.LatencyRate),
                Lanes =
                [
                    StandardLanes.WebSocket(Edition.Idiomatic),
                    StandardLanes.ServerSentEvents(Edition.Idiomatic),
                    Of(Transports.SignalRWebSocket, Json),
                    Of(Transports.SignalRWebSocket, MessagePack),
                    Of(Transports.SignalREvents, Json),
                ],
                Workload = new Workload
                {
                    Kind = PayloadKind.Text,
                    SizeBytes = 128,
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
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 200, Events = (long)(200 * profile.Polling.TotalSeconds), WarmUpEvents = 20 },
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };

    private static Lane Of(Transport transport, string client) => new() { Transport = transport, Edition = Edition.Idiomatic, Client = client };
}
