using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>The smallest differences that a run of a profile finds with a power of 95 %, resampled from its A/A rounds.</summary>
internal static class SmallestDifferences
{
    private const double Power = 0.95;
    private const int Resamples = 4_000;

    /// <summary>By cell and metric; a metric whose percentile has too few events beyond it in a trial has a row that says so.</summary>
    public static IEnumerable<SmallestDifferenceRow> Of(string profile, int rounds, ulong seed, IReadOnlyList<KnownComparisonRow> rows) =>
        Found(profile, rounds, seed, rows).Concat(TooFew(profile, rounds, [.. rows.Where(row => row is { Part: SameLane.Id, LogRatios: not null })]));

    private static IEnumerable<SmallestDifferenceRow> TooFew(string profile, int rounds, List<KnownComparisonRow> rows) =>
        from conditions in rows.Select(row => row.Conditions).Distinct()
        from metric in SameLane.MetricsOf(0).Except(rows.Where(row => row.Conditions == conditions).Select(row => row.Metric))
        select new SmallestDifferenceRow(profile, conditions, metric, rounds, Power, null, 0, "too few events beyond this percentile in a trial of this profile");

    private static IEnumerable<SmallestDifferenceRow> Found(string profile, int rounds, ulong seed, IReadOnlyList<KnownComparisonRow> rows) =>
        from cell in rows.Where(row => row is { Part: SameLane.Id, LogRatios: not null }).GroupBy(row => (row.Conditions, row.Metric))
        let pool = cell.Select(row => row.LogRatios!).ToList()
        let seen = pool.Sum(run => run.Count)
        let found = DetectionPower.SmallestDetectable(pool, rounds, Power, Judgement.Level, Resamples, seed)
        select new SmallestDifferenceRow(profile, cell.Key.Conditions, cell.Key.Metric, rounds, Power, found, seen, found is null ? Reason(seen, rounds) : null);

    private static string Reason(int seen, int rounds) =>
        seen < DetectionPower.SmallestPool ? FormattableString.Invariant($"{seen} A/A rounds are too few to tell; {DetectionPower.SmallestPool} are needed")
        : rounds < RoundPlan.Minimum(1) ? FormattableString.Invariant($"{rounds} rounds detect nothing, however large; {RoundPlan.Minimum(1)} are needed")
        : "none below a factor of two";
}
