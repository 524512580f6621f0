using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement, so that its code has been compiled: every lane of the profile, whatever is asked for, so that a part of a run and a calibration meet what a whole run meets.</summary>
internal static class WarmUp
{
    private const double EventsPerSecond = 500;
    private const long Events = 75;
    private static readonly TimeSpan SaturatedTime = TimeSpan.FromMilliseconds(60);

    /// <summary>The discarded trials, in order; chosen by what was tried (docs/calibration.md).</summary>
    /// <param name="profile">Whose lanes.</param>
    /// <param name="asked">What is measured: experiments that the profile does not measure by itself add their lanes.</param>
    /// <param name="lanes">Only lanes that this accepts.</param>
    /// <remarks>
    /// Code is compiled in waves, each asks for calls of what the wave before has made, and a wave takes both processors of a small machine. Four short paced trials with a pause before each (<see cref="Hosting.CompilerRest"/>)
    /// let the waves pass; four long ones without a pause did not. All lanes of a kind at once, both editions, so that there are as few pauses as waves.
    /// </remarks>
    public static IEnumerable<Slice> Slices(Profile profile, IEnumerable<Experiment> asked, Func<Lane, bool> lanes)
    {
        var names = asked.Select(experiment => experiment.Id).ToHashSet();
        Slice[] measured =
        [
            .. ExperimentCatalogue.All.Where(experiment => experiment.ByDefault(profile) || names.Contains(experiment.Id)).SelectMany(experiment => experiment.Slices(profile))
                .Where(slice => slice is { Tap: false, RecordMismatches: false, Fault: null, Scenario: null }) // Bytes come out the same however warm.
                .Select(slice => slice with { Lanes = [.. slice.Lanes.Where(lanes)] }).Where(slice => slice.Lanes.Count > 0),
        ];
        IEnumerable<Slice>[] turns = [Saturated(measured), Paced(measured), Paced(measured), Paced(measured), Paced(measured)];
        return turns.SelectMany((slices, turn) => slices.Select(slice => slice with { Conditions = FormattableString.Invariant($"{turn + 1}: {slice.Conditions}") }));
    }

    private static IEnumerable<Slice> Paced(IReadOnlyList<Slice> measured)
    {
        Lane[] lanes =
        [
            .. measured.Where(slice => slice.Mode == FeedMode.Paced).SelectMany(slice => slice.Lanes).Distinct()
                .Where(lane => lane.Transport != Transports.ShortPolling), // It would take a second, and shares its code with long polling.
        ];
        if (lanes.Length == 0) yield break;
        yield return new Slice
        {
            Conditions = "paced",
            Lanes = lanes,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = Events },
            Discard = true,
        };
    }

    /// <summary>All saturated lanes at once, per way of flushing.</summary>
    private static IEnumerable<Slice> Saturated(IReadOnlyList<Slice> measured) => measured
        .Where(slice => slice.Mode == FeedMode.Saturated)
        .GroupBy(slice => slice.Coalesced)
        .Select(flush => new Slice
        {
            Conditions = flush.Key ? "coalesced" : "flush per event",
            Lanes = [.. flush.SelectMany(slice => slice.Lanes).Distinct()],
            Mode = FeedMode.Saturated,
            Coalesced = flush.Key,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, Events = 0 },
            Steady = SaturatedTime,
            Discard = true,
        });
}
