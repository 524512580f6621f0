using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Open-loop delivery latency: control, and WebSocket and SSE twice each, all at once.</summary>
public static class DeliveryLatency
{
    private const double SlowRate = 100;

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.DeliveryLatency, "open-loop delivery latency of tcp, websocket, sse and a built-in A/A", Slices);

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        foreach (var edition in Enum.GetValues<Edition>())
        {
            foreach (var size in Cells.LatencySizes)
            {
                var steady = size == 128 ? profile.Latency : profile.OtherLatency;
                yield return Together(edition, size, Cells.LatencyRate, steady, profile.LatencyWarmUp);
                if (profile.Everything)
                    foreach (var slice in Alone(edition, size, steady, profile.LatencyWarmUp)) yield return slice;
            }

            if (profile.Everything)
                yield return Together(edition, 128, SlowRate, profile.Latency, profile.LatencyWarmUp);
        }
    }

    private static Slice Together(Edition edition, int size, double rate, TimeSpan steady, TimeSpan warmUp) => new()
    {
        Conditions = Cells.Latency(edition, PayloadKind.Text, size, rate),
        Lanes = StandardLanes.Twice(edition),
        Workload = Paced(size, rate, steady, warmUp),
    };

    /// <summary>Each twin with the machine for itself, at the same rate and with the same slot order; a p99 verdict must agree with it.</summary>
    private static IEnumerable<Slice> Alone(Edition edition, int size, TimeSpan steady, TimeSpan warmUp) =>
        new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) }.Select(lane => new Slice
        {
            Conditions = Cells.Latency(edition, PayloadKind.Text, size, Cells.LatencyRate, alone: true),
            Lanes = [lane],
            Workload = Paced(size, Cells.LatencyRate, steady, warmUp),
            InRound = round => round % 2 == 0, // They confirm what the lanes together decide, and are half of a full run's time.
        });

    internal static Workload Paced(int size, double rate, TimeSpan steady, TimeSpan warmUp) => new()
    {
        Kind = PayloadKind.Text,
        SizeBytes = size,
        EventsPerSecond = rate,
        Events = (long)(rate * steady.TotalSeconds),
        WarmUpEvents = (long)(rate * warmUp.TotalSeconds),
    };
}
