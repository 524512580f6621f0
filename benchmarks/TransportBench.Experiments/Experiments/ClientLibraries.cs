using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>The same idiomatic servers read by every client library: what a library adds to the transport.</summary>
public static class ClientLibraries
{
    /// <summary>ID of the experiment.</summary>
    public const string Id = "client-libraries";

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        Id, "delivery latency of the idiomatic servers by client: libraries beside plain socket readers", Slices);

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return new Slice
        {
            Conditions = Cells.Latency(Edition.Idiomatic, PayloadKind.Text, 128, Cells.LatencyRate),
            Lanes =
            [
                StandardLanes.WebSocket(Edition.Idiomatic),
                StandardLanes.WebSocket(Edition.Idiomatic) with { Client = "websocket.client" },
                StandardLanes.WebSocket(Edition.Idiomatic) with { Client = "socket" },
                StandardLanes.ServerSentEvents(Edition.Idiomatic),
                StandardLanes.ServerSentEvents(Edition.Idiomatic) with { Client = "socket" },
            ],
            Workload = new Workload
            {
                Kind = PayloadKind.Text,
                SizeBytes = 128,
                EventsPerSecond = Cells.LatencyRate,
                Events = (long)(Cells.LatencyRate * profile.Latency.TotalSeconds * 0.18),
                WarmUpEvents = 100,
            },
            Rounds = profile.Everything ? int.MaxValue : 6, // Enough for an interval; no claim asks for more.
        };
    }
}
