using System.Globalization;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Claims;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>What has to hold, by rules that are written down before anything is measured.</summary>
internal static class Checks
{
    private const double KnownShift = 1.02;
    private const double DetectedShare = 0.95;
    private const double CoveredShare = 0.90;
    private const int FewestComparisons = 20;
    private const double HighestRate = 0.10;

    public static IEnumerable<CalibrationCheck> Of(CalibrationResults results) =>
    [
        .. SameLaneRate(results), .. Shift(results), .. Delays(results),
        .. All(Measured(results.Burns, burning: true), Burn.Id, FormattableString.Invariant($"{Burn.Microseconds} µs of work in one lane are found there: at least half of them"), row => row.Holds, MovedFurthest),
        .. All(Measured(results.Burns, burning: false), Burn.Id, FormattableString.Invariant($"{Burn.Microseconds} µs of work in one lane moves every other by less than a tenth of it"), row => row.Holds, MovedFurthest),
        .. All(results.Stability.Where(row => row.Cell != Together.Reference).ToList(), Together.Id, "the ratio of two lanes holds within 5 % however they run together, and alone", row => row.Holds, LargestChange),
        .. All(results.Steady.Where(row => row.Conditions == SteadyStart.Warmed).ToList(), SteadyStart.Id, "after the warm-up figures are steady within what every trial discards", row => row.FromMs is { } from ? from <= row.WarmUpMs : null, LatestStart),
        .. All(results.Freezes, Freeze.Id, "p99 and maximum of a stopped child lie within 5 % of the values worked out by hand", row => row.Holds, WorstFreeze),
        .. All(results.Accounts, Calibration.Accounts.Id, "the account finds every lost and doubled event and every extra byte", row => row.Holds, rows => Text($"{rows.Sum(row => row.Found)} of {rows.Sum(row => row.Injected)} found")),
    ];

    /// <summary>An open check for every part with rules that gave nothing to judge by, so that the others do not pass for all.</summary>
    public static IEnumerable<CalibrationCheck> Missing(CalibrationResults results) =>
        from part in results.Settings.Parts.Except(Of(results).Select(check => check.Part))
        where part != Schemes.Id
        select new CalibrationCheck(part, "what this part has to hold", "nothing to judge by: too few rounds, or its trials failed", null);

    // The cell with four lanes is held to nothing.
    private static List<BurnRow> Measured(IReadOnlyList<BurnRow> rows, bool burning) => [.. rows.Where(row => row.Burns == burning && row.Conditions != Burn.FourLanes)];

    // Below six rounds nothing can be detected. Not to be detected too often is not yet to be detected seldom: that takes runs.
    private static IEnumerable<CalibrationCheck> SameLaneRate(CalibrationResults results) =>
        from row in results.Detections
        where row is { TrueRatio: 1, Metric: Detections.AllMetrics }
        select new CalibrationCheck(
            row.Part, $"A/A: a difference between a lane and itself is claimed in 5 % at most; the rate's interval begins at 5 % or below and ends below 10 %{(row.Part == Noisy.Id ? " (beside a noisy neighbour)" : "")}", Rate(row),
            row.MedianHalfWidth is null || row.Comparisons < FewestComparisons ? null : row.Low > Judgement.Level ? false : row.High < HighestRate ? true : null);

    private static IEnumerable<CalibrationCheck> Shift(CalibrationResults results) =>
        from row in results.Detections
        where row is { TrueRatio: KnownShift, Metric: Metrics.DeliveryP50 }
        from check in new[]
        {
            new CalibrationCheck(SameLane.Id, $"p50 made 2 % longer is detected in at least 95 %: {row.Conditions}", Rate(row), Enough(row, row.RightSign, DetectedShare)),
            new CalibrationCheck(SameLane.Id, $"the 2 % lie in the comparison's 95 % interval in at least 90 %: {row.Conditions}", row.Covered is { } covered ? Text($"{covered} of {row.Comparisons}") : "no interval below six rounds", Enough(row, row.Covered, CoveredShare)),
        }
        select check;

    private static IEnumerable<CalibrationCheck> Delays(CalibrationResults results) =>
        from row in results.Detections
        where row.Part == Delay.Id
        select new CalibrationCheck(
            Delay.Id, $"{row.Injected} is found every time, with the right sign: {row.Conditions}", Text($"{row.RightSign} of {row.Comparisons}, median {row.MedianDifferenceUs:0.0} µs"),
            Enough(row, row.RightSign, share: 1));

    private static bool? Enough(DetectionRow row, int? count, double share) =>
        row.MedianHalfWidth is null || row.Comparisons < FewestComparisons ? null : count >= share * row.Comparisons;

    // One that fails is a failure; all have to hold; else it is open.
    private static IEnumerable<CalibrationCheck> All<T>(IReadOnlyList<T> rows, string part, string text, Func<T, bool?> holds, Func<IReadOnlyList<T>, string> figure)
    {
        if (rows.Count == 0) yield break;
        bool? passed = rows.Any(row => holds(row) == false) ? false : rows.All(row => holds(row) == true) ? true : null;
        yield return new CalibrationCheck(part, text, figure(rows), passed);
    }

    private static string MovedFurthest(IReadOnlyList<BurnRow> rows)
    {
        var row = rows.MaxBy(row => Math.Abs(row.MovedUs))!;
        return Text($"furthest: {row.Lane} by {row.MovedUs:0.00} µs{Interval(row.LowUs, row.HighUs, "0.00")}");
    }

    private static string LargestChange(IReadOnlyList<StabilityRow> rows)
    {
        var row = rows.MaxBy(row => Math.Abs(Math.Log(row.Change)))!;
        return Text($"furthest: {row.Candidate} over {row.Baseline}, {row.Metric}, {row.Cell}: ×{row.Change:0.000}{Interval(row.Low, row.High, "0.000")}; {rows.Count(other => other.Holds == true)} of {rows.Count} hold, {rows.Count(other => other.Holds is null)} undecided");
    }

    private static string LatestStart(IReadOnlyList<SteadyRow> rows)
    {
        var row = rows.MaxBy(row => row.FromMs ?? double.PositiveInfinity)!;
        return row.FromMs is { } from ? Text($"latest: {row.Lane} from {from:0} ms on; {row.WarmUpMs:0} ms are discarded") : $"none found for {row.Lane}";
    }

    private static string WorstFreeze(IReadOnlyList<FreezeRow> rows)
    {
        var row = rows.MaxBy(row => Math.Max(Math.Abs((row.P99Ms / row.ExpectedP99Ms) - 1), Math.Abs((row.MaxMs / row.ExpectedMaxMs) - 1)))!;
        return Text($"furthest: p99 {row.P99Ms:0.0} ms for {row.ExpectedP99Ms:0.0}, maximum {row.MaxMs:0.0} for {row.ExpectedMaxMs:0.0} ({row.Stopped} stopped, {row.Lane}); timed from the actual send p99 would be {row.TransitP99Ms:0.00} ms");
    }

    private static string Rate(DetectionRow row) =>
        Text($"{row.Detected} of {row.Comparisons} in {row.Runs} runs: {row.Rate:0.0 %} [{row.Low:0.0 %}, {row.High:0.0 %}]");

    private static string Interval(double? low, double? high, string format) => low is null || high is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $" [{low.Value.ToString(format, CultureInfo.InvariantCulture)}, {high.Value.ToString(format, CultureInfo.InvariantCulture)}]");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
