using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>Where each lane's steady state begins.</summary>
internal static class SteadyStarts
{
    private const double WindowMs = SteadyStart.WindowEvents * 1_000 / Cells.LatencyRate;

    /// <param name="trials">Rows.</param>
    /// <param name="profile">Whose warm-up it is held against.</param>
    public static IEnumerable<SteadyRow> Of(IReadOnlyList<TrialRow> trials, Profile profile) => trials
        .Where(row => row.Experiment == SteadyStart.Id && row.Figures is not null)
        .GroupBy(row => (row.Conditions, Lane: row.Lane.ToString()))
        .Where(lane => lane.Count() >= SteadyState.FewestRepetitions)
        .Select(lane => Row(lane.Key.Conditions, lane.Key.Lane, [.. lane.Select(Windows)], profile));

    private static double[] Windows(TrialRow row) =>
        [.. Enumerable.Range(0, SteadyStart.Windows).Select(window => row.Figures![FormattableString.Invariant($"{SteadyStart.FigurePrefix}{window:00}")])];

    private static SteadyRow Row(string conditions, string lane, double[][] repetitions, Profile profile)
    {
        var steady = SteadyState.Of(repetitions);
        return new SteadyRow(
            conditions, lane, repetitions.Length, WindowMs, SteadyStart.Windows, steady.First * WindowMs, steady.Windows[0].Ratio,
            profile.LatencyWarmUp.TotalMilliseconds, [.. steady.Windows.Select(window => Math.Round(window.Ratio, 4))]);
    }
}
