using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Where the events went, in a sentence for the paced ones and one for the saturated.</summary>
public static class Accounting
{
    private const string Saturated = "saturated";

    /// <summary>The sentences; none where no such event was scheduled.</summary>
    /// <remarks>
    /// Connections that were set up or held, what curl cannot read, the payload that is broken on purpose and streams that a fault strikes are not counted in: their events are there for something else.
    /// Saturated events have no schedule; those that were sent count.
    /// </remarks>
    public static IEnumerable<string> Sentences(RunResults results)
    {
        var trials = results.Trials.Where(t => !ExperimentKinds.IsSetUp(results, t.Experiment) && !ExperimentKinds.IsFault(results, t.Experiment) && !ExperimentKinds.IsStorm(results, t.Experiment) && !ExperimentKinds.IsHeld(results, t.Experiment) && t.Experiment != ExperimentIds.Curl && t.Conditions != Cells.Payload(PayloadCell.EveryByteValueRaw)).ToList();
        var paced = Sum(trials.Where(t => t.Workload.Schedule != Saturated));
        var saturated = Sum(trials.Where(t => t.Workload.Schedule == Saturated));
        if (paced.Scheduled > 0)
        {
            yield return paced is { Unsent: 0 } && Sound(paced)
                ? $"All {Numbers.Whole(paced.Scheduled)} paced events arrived once and in order."
                : $"Of {Numbers.Whole(paced.Scheduled)} paced events {Numbers.Whole(paced.Unsent)} were never sent, {Wrong(paced)}.";
        }

        if (saturated.Sent > 0)
        {
            yield return Sound(saturated)
                ? $"Saturated, every event sent was received and verified: {Numbers.Whole(saturated.Sent)}."
                : $"Saturated, of {Numbers.Whole(saturated.Sent)} events sent {Wrong(saturated)}.";
        }

        List<TrialRow> faults = [.. results.Trials.Where(t => ExperimentKinds.IsFault(results, t.Experiment))];
        var struck = Sum(faults);
        if (struck.Sent > 0)
        {
            var atReturned = Sum(faults.Where(t => t.Figures?.ContainsKey("reconnected_ms") == true)).Lost;
            yield return $"Of {Numbers.Whole(struck.Sent)} events of streams that a fault struck {Numbers.Whole(struck.Lost)} were lost, {Numbers.Whole(atReturned)} of them by clients that came back by themselves, and {Numbers.Whole(struck.Duplicated)} came twice; Faults says at which clients.";
        }

        if (paced.Scheduled + saturated.Sent + struck.Sent == 0)
            yield return "No events were scheduled.";
    }

    private static bool Sound(CountsRow counts) => counts is { Lost: 0, Duplicated: 0, OutOfOrder: 0 };

    private static string Wrong(CountsRow counts) =>
        $"{Numbers.Whole(counts.Lost)} were lost, {Numbers.Whole(counts.Duplicated)} duplicated and {Numbers.Whole(counts.OutOfOrder)} out of order";

    private static CountsRow Sum(IEnumerable<TrialRow> trials) => trials.Select(t => t.Counts).Aggregate(
        new CountsRow(0, 0, 0, 0, 0, 0, 0, new Dictionary<string, long>()),
        (a, b) => new CountsRow(
            a.Scheduled + b.Scheduled, a.Unsent + b.Unsent, a.Sent + b.Sent, a.Received + b.Received, a.Lost + b.Lost,
            a.Duplicated + b.Duplicated, a.OutOfOrder + b.OutOfOrder, a.Reasons));
}
