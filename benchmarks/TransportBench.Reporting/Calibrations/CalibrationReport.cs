using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Calibrations;

/// <summary>A calibration as a report.</summary>
public static class CalibrationReport
{
    /// <summary>Puts its sections in order; those without data are left out.</summary>
    public static Report Build(CalibrationResults results) => new(
        "What this machine can tell",
        [.. Opening(results)],
        [
            .. Sections(results).Where(section => section.Blocks.Count > 1),
            new Section("The same again", [new CodeLine(results.Settings.Command)]),
        ]);

    private static IEnumerable<Block> Opening(CalibrationResults results)
    {
        var (holds, fails) = (results.Checks.Count(check => check.Passed == true), results.Checks.Count(check => check.Passed == false));
        yield return new Paragraph($"Of {results.Checks.Count} things that have to hold for this machine's figures to be believed, {holds} hold, {fails} fail and {results.Checks.Count - holds - fails} are open.") { Style = ParagraphStyle.Lead };
        var machine = results.Environment;
        yield return new Paragraph(
            $"{machine.Cpu} ({machine.Cores} cores), {machine.Os}, {machine.Dotnet}, from {machine.StartedAt}; TransportBench {machine.Version}; profile `{results.Settings.Profile}`, {results.CompletedRuns} of {results.Settings.Runs} runs of {results.Settings.Rounds} rounds, seed {results.Settings.Seed}.")
        { Style = ParagraphStyle.Note };
        if (CalibrationCatalogue.All.Select(part => part.Id).Except(results.Settings.Parts).ToList() is { Count: > 0 } missing)
            yield return new Paragraph($"Measured: {string.Join(", ", results.Settings.Parts)}. What the other parts have to show ({string.Join(", ", missing)}) is not in this calibration.") { Style = ParagraphStyle.Notice };
        if (results.CompletedRuns < results.Settings.Runs)
            yield return new Paragraph($"Incomplete: {results.CompletedRuns} of {results.Settings.Runs} runs.") { Style = ParagraphStyle.Notice };
        foreach (var failure in results.Failures)
            yield return new Paragraph($"No result: {failure.Id}: {failure.Reason}") { Style = ParagraphStyle.Notice };
    }

    private static IEnumerable<Section> Sections(CalibrationResults results)
    {
        yield return new("What has to hold", Blocks("The rules stand in docs/calibration.md. Open: too little data to tell.", results.Checks, CheckTable.Of));
        yield return new("Smallest differences", Blocks(
            "What a run of this profile would detect, with the right sign, in 95 of 100 runs: resampled from the scatter of the A/A comparisons below. At a level of 5 %, for a comparison that stands alone; among m parts of a claim the smallest p has to be below 5 %/m, which takes a larger difference.", results.SmallestDifferences, SmallestDifferenceTable.Of));
        yield return new("A/A and known answers", Blocks(
            "Each comparison is one lane with itself in one run; the interval of the rate takes runs as clusters. Nothing injected: whatever is detected is a false positive. Stretched stamps have an exactly known size; a later due time has not, since a lane that waits longer sleeps deeper.",
            results.Detections, DetectionTable.Of));
        yield return new("Work in one lane", Blocks(
            "p50 of delivery with the work − without it, switched at random within a trial.", results.Burns, TogetherTables.Burns));
        yield return new("How lanes run together", Blocks(
            "A ratio of ratios, paired by round: 1 where the arrangement makes no difference to the comparison.", results.Stability, TogetherTables.Stability));
        yield return new("Other schemes", Blocks(
            "One lane against itself on the same budget of time. Scatter: standard deviation of the log ratio between rounds.", results.Schemes, TogetherTables.Schemes));
        yield return new("Warm-up", Blocks(
            "Both editions at once: in fresh processes from their first event on, and after the warm-up of every round.", results.Steady, ProcessTables.Steady));
        yield return new("Stopped processes", Blocks(
            "A child stopped in mid-trial. By hand: an event that falls due t after the client's silence began waits for what is left of it. Timed from the actual send most of the server's stall would not be seen: coordinated omission.", results.Freezes, ProcessTables.Freezes));
        yield return new("Accounts", Blocks("A known number of each was injected at the server.", results.Accounts, ProcessTables.Accounts));
    }

    private static Block[] Blocks<T>(string note, IReadOnlyList<T> rows, Func<IReadOnlyList<T>, Table> table) =>
        rows.Count == 0 ? [] : [new Paragraph(note) { Style = ParagraphStyle.Note }, table(rows)];
}
