using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>One stalled reader among a hundred: the server's memory, and what the others feel; the naive server beside ours.</summary>
public static class SlowConsumer
{
    private const int SizeBytes = 64 * 1024; // So that a stalled reader has filled every buffer on the way, 4 MiB and more, within the warm-up.
    private const double EventsPerSecond = 10;
    private const int RoundsOfComparison = 10;
    private static readonly bool[] Either = [false, true];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(52);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(12);

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.SlowConsumer, "one stalled reader among a hundred: the server's memory, and the others' delivery latency; a naive server beside", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>The lane of a hundred readers.</summary>
    /// <param name="transport">Over what they read.</param>
    /// <param name="isStalled">One of them stalls.</param>
    public static Lane LaneOf(Transport transport, bool isStalled) =>
        new() { Transport = transport, Edition = Edition.Idiomatic, Client = isStalled ? SlowConsumerRunner.Stalled : SlowConsumerRunner.Fluent };

    private static IEnumerable<Slice> Slices() =>
        from transport in new[] { Transports.WebSocket, Transports.ServerSentEvents }
        from slice in (Slice[])
        [
            .. Either.Select(isStalled => Of(Cells.SlowConsumer(), LaneOf(transport, isStalled), Short, RoundsOfComparison)),
            .. from isNaive in Either
               from isStalled in Either
               select Of(Cells.SlowConsumer(forLong: true, isNaive), LaneOf(transport, isStalled), Long, rounds: 1),
        ]
        select slice;

    private static Slice Of(string conditions, Lane lane, TimeSpan length, int rounds) => new()
    {
        Conditions = conditions,
        Lanes = [lane],
        Scenario = ScenarioCatalogue.SlowConsumer,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = SizeBytes, EventsPerSecond = EventsPerSecond, Events = (long)(EventsPerSecond * length.TotalSeconds), WarmUpEvents = (long)(EventsPerSecond * WarmUp.TotalSeconds) },
        Rounds = rounds,
    };
}
