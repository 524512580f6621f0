using System.Globalization;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

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

    // Lanes that share a pacer share its slots: one more or less changes what the others meet.
    private static string AtOnce(List<TrialRow> cell)
    {
        var trials = cell.GroupBy(t => t.Id).Select(trial => trial.Select(t => PlannedLane.NameOf(t.Lane.ToString(), t.Copy)).Distinct().Order(StringComparer.Ordinal).ToArray()).ToList();
        var most = trials.Max(lanes => lanes.Length);
        return most > 1 ? trials.Where(lanes => lanes.Length == most).Select(lanes => string.Join(" ", lanes)).Min(StringComparer.Ordinal)! : "one at a time";
    }
}
