using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Persistent transports beside long polling and short polling, all at once.</summary>
public static class Polling
{
    private const double EventsPerSecond = 200;

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.Polling, "delivery latency of websocket and sse beside long and short polling", Slices);

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return new Slice
        {
            Conditions = Cells.Polling(),
            Lanes = StandardLanes.Polling,
            Workload = new Core.Workload
            {
                Kind = PayloadKind.Text,
                SizeBytes = 128,
                EventsPerSecond = EventsPerSecond,
                Events = (long)(EventsPerSecond * profile.Polling.TotalSeconds),
                WarmUpEvents = 20,
            },
            Rounds = profile.Everything ? int.MaxValue : 7, // Enough for its claim, and each takes two seconds.
        };
    }
}
