using TransportBench.Core;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Experiments;

/// <summary>Makes the trials of a round: pure, from experiments, profile, seed and round.</summary>
public static class PlanFactory
{
    private const ulong JsonSafe = (1UL << 53) - 1; // What a reader of JSON may keep in a double.

    /// <summary>The round's trials in the order in which they run: first those for fresh processes, then warm-up, then all others shuffled.</summary>
    /// <param name="experiments">What is measured.</param>
    /// <param name="profile">How much of it.</param>
    /// <param name="lanes">Only lanes that this accepts; a cell left without lanes is left out.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="round">Zero-based.</param>
    public static IReadOnlyList<TrialPlan> Round(
        IReadOnlyCollection<Experiment> experiments, Profile profile, Func<Lane, bool> lanes, ulong seed, int round)
    {
        var roundSeed = SeededRandom.Derive(SeededRandom.Derive(seed, "round"), round);
        var slices = experiments
            .SelectMany(experiment => experiment.Slices(profile).Select(slice => (experiment.Id, Slice: slice)))
            .Where(entry => round < entry.Slice.Rounds && entry.Slice.InRound?.Invoke(round) != false)
            .Select(entry => (entry.Id, Slice: entry.Slice with { Lanes = [.. entry.Slice.Lanes.Where(lanes)] }))
            .Where(entry => entry.Slice.Lanes.Count > 0)
            .ToArray();
        var plans = slices.Where(entry => !entry.Slice.First).Select(entry => Plan(entry.Id, entry.Slice, roundSeed, round)).ToArray();
        plans = SideBySide(plans, new SeededRandom(SeededRandom.Derive(roundSeed, "order")));
        return
        [
            .. SideBySide([.. slices.Where(entry => entry.Slice.First).Select(entry => Plan(entry.Id, entry.Slice, roundSeed, round))], new SeededRandom(SeededRandom.Derive(roundSeed, "first"))),
            .. plans.Length == 0 ? [] : WarmUp.Slices(profile, experiments, lanes).Select(slice => Plan("warm-up", slice, roundSeed, round)),
            .. plans,
        ];
    }

    /// <summary>Cells in random order, and in each its trials next to each other in random order: what is compared meets the same moment.</summary>
    private static TrialPlan[] SideBySide(TrialPlan[] plans, SeededRandom random)
    {
        var cells = plans.GroupBy(plan => (plan.Experiment, plan.Conditions)).Select(cell => cell.ToArray()).ToArray();
        random.Shuffle<TrialPlan[]>(cells);
        foreach (var cell in cells) random.Shuffle<TrialPlan>(cell);
        return [.. cells.SelectMany(cell => cell)];
    }

    private static TrialPlan Plan(string experiment, Slice slice, ulong roundSeed, int round)
    {
        var seed = SeededRandom.Derive(roundSeed, experiment + "/" + slice.Conditions) & JsonSafe;
        var lanes = slice.Lanes.Select((lane, index) => new PlannedLane { Lane = lane.ToString(), Copy = slice.Copy + slice.Lanes.Take(index).Count(earlier => earlier == lane) }).ToList();
        var slot = slice.Slot ?? TimeSpan.FromSeconds(1 / slice.Workload.EventsPerSecond / lanes.Count);
        var plan = new TrialPlan
        {
            Id = $"r{round:00}/{experiment}/{slice.Conditions}" + (lanes.Count == 1 ? "/" + lanes[0].Name : ""),
            Experiment = experiment,
            Conditions = slice.Conditions,
            Round = round,
            Seed = seed,
            Mode = slice.Mode,
            Lanes = lanes,
            Workload = slice.Workload,
            SlotNs = Math.Max(1_000, slot.Ticks * 100),
            Link = slice.Link.Id,
            Fault = slice.Fault?.Id,
            Scenario = (slice.Scenario ?? (slice.Fault is null ? null : ScenarioCatalogue.Struck))?.Id,
            Fields = slice.Fields,
            Coalesced = slice.Coalesced,
            Tap = slice.Tap,
            ForceRaw = slice.ForceRaw,
            RecordMismatches = slice.RecordMismatches,
            UpEvents = slice.UpEvents,
            WarmUpMs = (int)slice.WarmUp.TotalMilliseconds,
            SteadyMs = (int)slice.Steady.TotalMilliseconds,
            Connections = slice.Connections,
            Discard = slice.Discard,
        };
        if (slice.Drain is { } drain) plan = plan with { DrainMs = (int)drain.TotalMilliseconds };
        return slice.Adjust?.Invoke(plan) ?? plan;
    }
}
