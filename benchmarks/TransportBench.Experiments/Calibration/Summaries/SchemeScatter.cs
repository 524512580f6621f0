using MathNet.Numerics.Statistics;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>How far each scheme scatters where both sides are the same lane.</summary>
internal static class SchemeScatter
{
    public static IEnumerable<SchemeRow> Of(IReadOnlyList<TrialRow> trials)
    {
        var evidence = new Evidence(trials);
        return
            from scheme in Schemes.All
            from metric in new[] { Metrics.DeliveryP50, Metrics.TransitP50 }
            let pairs = evidence.Pair(new ComparisonRequest
            {
                Experiment = Schemes.Id,
                Metric = metric,
                Conditions = scheme,
                Baseline = Schemes.Lane.ToString(),
                Candidate = PlannedLane.NameOf(Schemes.Lane.ToString(), 1),
            })
            where pairs.IsUsable
            select Row(scheme, metric, PairedComparison.Of(pairs.Baseline, pairs.Candidate)!);
    }

    private static SchemeRow Row(string scheme, string metric, PairedComparison comparison) => new(
        scheme, metric, comparison.Rounds, comparison.Ratio, comparison.Ratio95?.Low, comparison.Ratio95?.High,
        comparison.LogRatios.Count > 1 ? comparison.LogRatios.StandardDeviation() : 0, comparison.P < Judgement.Level);
}
