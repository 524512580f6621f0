using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>Recorded percentiles of stopped children beside those worked out by hand.</summary>
internal static class Freezes
{
    private const double Tolerance = 0.05;

    public static IEnumerable<FreezeRow> Of(IReadOnlyList<TrialRow> trials) => trials
        .Where(row => row is { Experiment: Freeze.Id, Figures: not null, DeliveryLatencyUs.P99: not null })
        .Select(Row);

    /// <summary>
    /// Events fall due every 1/rate s. One that falls due t after the silence began waits for what is left of it, D − t. So the longest waits D, and of the n events the
    /// one with a hundredth of them above it waits D less the time in which n/100 events fall due: D − n/(100 × rate). Nothing else is that slow.
    /// </summary>
    public static (double P99Ms, double MaxMs) ByHand(double silenceMs, long events, double eventsPerSecond) =>
        (silenceMs - (events / 100.0 * 1_000 / eventsPerSecond), silenceMs);

    private static FreezeRow Row(TrialRow row)
    {
        var (stopped, silence) = (row.Figures![Freeze.StoppedFigure] / 1_000, row.Figures[Freeze.SilenceFigure] / 1_000);
        var (p99, max) = ByHand(silence, row.Workload.Events, row.Workload.EventsPerSecond);
        var (p99Found, maxFound) = (row.DeliveryLatencyUs!.P99!.Value / 1_000, row.Figures[Freeze.LongestFigure] / 1_000);
        return new FreezeRow(
            row.Conditions == Freeze.Server ? "server" : "client", row.Round, PlannedLane.NameOf(row.Lane.ToString(), row.Copy), stopped, silence,
            row.Workload.Events, row.Workload.EventsPerSecond, p99, p99Found, max, maxFound, row.TransitTimeUs?.P99 / 1_000,
            IsWithin(p99Found, p99) && IsWithin(maxFound, max));
    }

    private static bool IsWithin(double found, double expected) => Math.Abs(found - expected) <= Tolerance * expected;
}
