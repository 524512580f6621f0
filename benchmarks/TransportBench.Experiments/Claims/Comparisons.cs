using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Claims;

/// <summary>From trials to comparisons.</summary>
/// <remarks>Pure; A/A comparisons go through the very same code as all others.</remarks>
public static class Comparisons
{
    // As good as none: the interval only has to clear the bound itself.
    private const double NoMargin = 1e-9;

    private const double P50MattersUs = 1_000;
    private const double P99MattersUs = 5_000;

    /// <summary>Computes what was asked for; a request without a common round gives no row, the same ID gives one.</summary>
    /// <param name="evidence">The trials.</param>
    /// <param name="requests">What to compare. Those of one claim are one family: its p-values are adjusted over the members that have data.</param>
    public static IReadOnlyList<ComparisonRow> Compute(Evidence evidence, IEnumerable<ComparisonRequest> requests)
    {
        var all = requests.DistinctBy(r => r.Id).Select(r => (Request: r, Pairs: evidence.Pair(r))).Where(m => m.Pairs.Rounds > 0).ToList();
        var measured = all.ConvertAll(m => (m.Request, m.Pairs, Comparison: Compare(m.Request, m.Pairs)));
        var adjusted = measured.Where(m => m.Request.Claim is { } && m.Comparison is { }).GroupBy(m => m.Request.Claim)
            .SelectMany(family => Adjust([.. family.Select(m => (m.Request.Id, m.Comparison!.Tested.P))]))
            .ToDictionary(a => a.Id, StringComparer.Ordinal);
        return measured.ConvertAll(m => m.Comparison is { } comparison
            ? Judged(m.Request, m.Pairs, comparison, adjusted.GetValueOrDefault(m.Request.Id))
            : Unjudged(m.Request, m.Pairs));
    }

    private static Tests? Compare(ComparisonRequest request, PairedSeries pairs)
    {
        if (!pairs.IsUsable || Metrics.IsExact(request.Metric) || PairedComparison.Of(pairs.Baseline, pairs.Candidate) is not { } comparison)
            return null;

        // log(ratio) − log(bound), round by round, is the log ratio to so many times the baseline.
        return request.Bound is { } bound
            ? new Tests(comparison, PairedComparison.Of(Array.ConvertAll(pairs.Baseline, b => b * bound), pairs.Candidate)!)
            : new Tests(comparison, comparison);
    }

    private static IEnumerable<Adjusted> Adjust(List<(string Id, double P)> family)
    {
        var adjusted = Holm.Adjust([.. family.Select(f => f.P)]);
        return family.Select((f, i) => new Adjusted(f.Id, adjusted[i], family.Count));
    }

    private static ComparisonRow Judged(ComparisonRequest request, PairedSeries pairs, Tests tests, Adjusted? adjusted)
    {
        var row = Estimated(request, pairs, tests.Comparison) with { P = tests.Tested.P, PAdjusted = adjusted?.P };
        return request.Bound is { } bound
            ? AgainstBound(row, tests.Tested, bound, adjusted?.Family ?? 1)
            : AgainstMargin(row, tests.Comparison, adjusted?.Family ?? 1);
    }

    private static ComparisonRow Estimated(ComparisonRequest request, PairedSeries pairs, PairedComparison comparison) =>
        Unjudged(request, pairs) with
        {
            Ratio = comparison.Ratio,
            Low = comparison.Ratio95?.Low,
            High = comparison.Ratio95?.High,
            Low90 = comparison.Ratio90?.Low,
            High90 = comparison.Ratio90?.High,
            Difference = comparison.Difference,
            Matters = Matters(request.Metric, comparison.Difference),
        };

    private static ComparisonRow AgainstMargin(ComparisonRow row, PairedComparison comparison, int family)
    {
        var judgement = Judgement.Of(comparison, (row.PAdjusted ?? row.P)!.Value, row.Margin);
        return row with
        {
            Detected = judgement.Detected,
            Relevant = judgement.Relevant,
            Equivalent = judgement.Equivalent,
            Decision = DecisionWords.Of(judgement.Decision),
            RoundsNeeded = judgement.Decision == Decision.Inconclusive ? Needed(comparison, row.Margin, family) : null,
        };
    }

    // Which side of the bound is all there is to decide: neither relevance nor equivalence is defined here.
    private static ComparisonRow AgainstBound(ComparisonRow row, PairedComparison tested, double bound, int family)
    {
        var detected = (row.PAdjusted ?? row.P) < Judgement.Level;
        var decision = (detected, row.Low >= bound, row.High < bound) switch
        {
            (true, true, _) => DecisionWords.AtLeast(bound),
            (true, _, true) => DecisionWords.Below(bound),
            _ => DecisionWords.Inconclusive,
        };
        return row with
        {
            Detected = detected,
            Decision = decision,
            RoundsNeeded = decision == DecisionWords.Inconclusive ? Needed(tested, NoMargin, family) : null,
        };
    }

    // No test: too few samples, no ratio, or exact figures.
    private static ComparisonRow Unjudged(ComparisonRequest request, PairedSeries pairs)
    {
        double? baseline = pairs.IsUsable ? Percentiles.Median(pairs.Baseline) : null;
        double? candidate = pairs.IsUsable ? Percentiles.Median(pairs.Own ?? pairs.Candidate) : null;
        var exact = Metrics.IsExact(request.Metric);
        return new ComparisonRow
        {
            Id = request.Id,
            Experiment = request.Experiment,
            Claim = request.Claim,
            Metric = request.Metric,
            Conditions = request.Conditions,
            Baseline = request.Baseline,
            Candidate = request.Candidate,
            BaselineValue = baseline,
            CandidateValue = candidate,
            Ratio = exact && baseline > 0 ? candidate / baseline : null,
            Difference = exact ? candidate - baseline : null,
            Rounds = pairs.Rounds,
            Detected = false,
            Relevant = false,
            Equivalent = false,
            Decision = pairs.TooFewSamples ? DecisionWords.TooFewSamples : exact ? DecisionWords.Exact : DecisionWords.Inconclusive,
            Margin = request.Margin,
            Bound = request.Bound,
            SameLane = request.SameLane,
        };
    }

    private static int? Needed(PairedComparison comparison, double margin, int family) =>
        RoundPlan.ToDecide(comparison, margin) is { } rounds ? Math.Max(rounds, RoundPlan.Minimum(family)) : null;

    private static bool? Matters(string metric, double difference) => metric switch
    {
        "delivery_latency_p50_us" or "transit_time_p50_us" => Math.Abs(difference) > P50MattersUs,
        "delivery_latency_p99_us" or "transit_time_p99_us" => Math.Abs(difference) > P99MattersUs,
        _ => null,
    };

    /// <param name="Comparison">Candidate against baseline.</param>
    /// <param name="Tested">What the p-value is of: the same, or the candidate against the bound times the baseline.</param>
    private sealed record Tests(PairedComparison Comparison, PairedComparison Tested);

    private sealed record Adjusted(string Id, double P, int Family);
}
