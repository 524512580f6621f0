using System.Globalization;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Diffs;

/// <summary>In which ways two runs measured something else under the same name.</summary>
/// <remarks>Rounds and seed may differ. Pure and thread-safe.</remarks>
public static class SettingsDifferences
{
    /// <summary>The profile; where that is the same, the workload of cells, and which lanes ran at once in them.</summary>
    public static IReadOnlyList<RunDifference> Between(RunResults @base, RunResults candidate)
    {
        if (@base.Settings.Profile != candidate.Settings.Profile)
            return [new RunDifference("profile", @base.Settings.Profile, candidate.Settings.Profile)];
        var (left, right) = (new Evidence(@base.Trials), new Evidence(candidate.Trials));
        return
        [
            .. from cell in left.Cells.Intersect(right.Cells)
               let rows = (Left: left.Rows(cell.Experiment, cell.Conditions).ToList(), Right: right.Rows(cell.Experiment, cell.Conditions).ToList())
               from difference in new[]
               {
                   new RunDifference($"workload of {cell.Experiment} ({cell.Conditions})", Words(rows.Left[0].Workload), Words(rows.Right[0].Workload)),
                   new RunDifference($"lanes of {cell.Experiment} ({cell.Conditions})", AtOnce(rows.Left), AtOnce(rows.Right)),
               }
               where difference.Base != difference.Candidate
               select difference,
        ];
    }

    private static string Words(WorkloadRow workload) => string.Create(
        CultureInfo.InvariantCulture, $"{workload.Kind} {workload.SizeBytes} B, {workload.Schedule}, {workload.EventsPerSecond}/s, {workload.Events} events");

    // Lanes that share a pacer share its slots: one more or less changes what the others meet. The built-in A/A doubles another lane every round.
    private static string AtOnce(List<TrialRow> cell)
    {
        var lanes = cell.Where(t => t.Copy == 0).GroupBy(t => t.Id).Select(trial => trial.Select(t => t.Lane.ToString()).Distinct().Order(StringComparer.Ordinal).ToArray())
            .MaxBy(trial => trial.Length);
        return lanes is { Length: > 1 } ? string.Join(" ", lanes) : "one at a time";
    }
}
