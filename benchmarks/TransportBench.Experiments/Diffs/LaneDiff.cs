using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Diffs;

/// <summary>One lane of a cell in one metric, in both runs, before it is judged.</summary>
internal sealed class LaneDiff
{
    private readonly DiffMetric _metric;
    private readonly DiffRow _row;
    private readonly (double Base, double Candidate)? _exact;

    private LaneDiff(DiffMetric metric, DiffRow row, UnpairedComparison? comparison, (double Base, double Candidate)? exact)
    {
        _metric = metric;
        _row = row;
        _exact = exact;
        Comparison = comparison;
    }

    /// <summary>Whether the lane is the cell's control.</summary>
    public bool IsControl => _row.Control;

    /// <summary>Candidate against base; <see langword="null"/> where the figure is exact or there is no ratio.</summary>
    public UnpairedComparison? Comparison { get; }

    /// <summary>All that two runs have in common.</summary>
    public static IEnumerable<LaneDiff> All(Evidence @base, Evidence candidate, Func<string, string, bool> chosen) =>
        from cell in @base.Cells.Intersect(candidate.Cells)
        let sides = (Base: Lanes(@base, cell), Candidate: Lanes(candidate, cell))
        from lane in sides.Base.Select(rows => rows.Key).Where(sides.Candidate.Contains)
        from metric in DiffMetrics.Of([.. sides.Base[lane]], [.. sides.Candidate[lane]])
        where chosen(cell.Experiment, metric.Name)
        let diff = Of(new Place(cell, lane, metric), @base, candidate, SeriesOf(sides.Base, lane, metric), SeriesOf(sides.Candidate, lane, metric))
        where diff is not null
        select diff;

    /// <summary>The row, judged.</summary>
    /// <param name="threshold">For margin.</param>
    /// <param name="adjusted">p after Holm; <see langword="null"/> outside the family, where only a control is judged, by its own p.</param>
    public DiffRow Judged(double threshold, double? adjusted)
    {
        if (_exact is { } exact) return JudgedExact(exact.Base, exact.Candidate, threshold);
        if (Comparison is not { } comparison) return _row;
        var judgement = Judgement.Of(comparison, adjusted ?? (IsControl ? comparison.P : 1), threshold);
        var up = comparison.Ratio > 1;
        return _row with
        {
            Ratio = comparison.Ratio,
            Low = comparison.Ratio95?.Low,
            High = comparison.Ratio95?.High,
            P = comparison.P,
            PAdjusted = adjusted,
            Detected = judgement.Detected,
            Worse = judgement.Relevant && !IsControl && up != _metric.HigherIsBetter,
            Better = judgement.Relevant && !IsControl && up == _metric.HigherIsBetter,
            Decision = DecisionWords.Of(judgement.Decision),
        };
    }

    private static LaneDiff? Of(Place place, Evidence @base, Evidence candidate, Series left, Series right)
    {
        var rounds = Math.Min(left.Lane.Count, right.Lane.Count);
        if (place.Metric.Exact) return Exact(place, place.Figure(@base), place.Figure(candidate), rounds);
        var control = place.Metric.Drifts && !place.IsControl && left.HasControl && right.HasControl;
        double?[] before = [.. (control ? left.OverControl : left.Lane).Values], after = [.. (control ? right.OverControl : right.Lane).Values];
        if (rounds == 0) return null;
        var row = place.Row(control ? DiffKind.AgainstControl : DiffKind.Absolute, rounds) with
        {
            Control = place.IsControl,
            Drifts = place.Metric.Drifts && !control,
            Decision = before.Concat(after).Any(figure => figure is null) ? DecisionWords.TooFewSamples : DecisionWords.Inconclusive,
        };
        if (!before.Concat(after).All(figure => figure is > 0 and < double.PositiveInfinity)) return new LaneDiff(place.Metric, row, null, null);
        double[] baseline = [.. before.OfType<double>()], candidates = [.. after.OfType<double>()];
        return new LaneDiff(
            place.Metric, row with { Base = Percentiles.Median(baseline), Candidate = Percentiles.Median(candidates) }, UnpairedComparison.Of(baseline, candidates), null);
    }

    private static LaneDiff Exact(Place place, double? left, double? right, int rounds) => new(
        place.Metric,
        place.Row(DiffKind.Exact, rounds) with { Base = left, Candidate = right },
        null,
        left is { } before && right is { } after ? (before, after) : null);

    // Any excess beyond the threshold counts, as there is no scatter to allow for.
    private DiffRow JudgedExact(double left, double right, double threshold)
    {
        var above = right > left * (1 + threshold);
        var below = right < left * (1 - threshold);
        return _row with
        {
            Ratio = left > 0 ? right / left : right == left ? 1 : null,
            Detected = left != right,
            Worse = _metric.HigherIsBetter ? below : above,
            Better = _metric.HigherIsBetter ? above : below,
            Decision = DecisionWords.Exact,
        };
    }

    private static ILookup<LaneRow, TrialRow> Lanes(Evidence evidence, (string Experiment, string Conditions) cell) =>
        evidence.Rows(cell.Experiment, cell.Conditions).Where(row => row.Copy == 0).ToLookup(row => row.Lane);

    private static Series SeriesOf(ILookup<LaneRow, TrialRow> lanes, LaneRow lane, DiffMetric metric)
    {
        var control = lanes.Where(rows => rows.Key.Transport == Transports.Tcp.Id && rows.Key.Edition == lane.Edition).MaxBy(rows => rows.Key.Variant == lane.Variant);
        return new Series(Figures(lanes[lane], metric), control is null ? new Dictionary<int, double?>() : Figures(control, metric));
    }

    private static Dictionary<int, double?> Figures(IEnumerable<TrialRow> rows, DiffMetric metric) => RoundFigures
        .Of(metric.Name, rows.Where(row => Metrics.Has(row, metric.Name)))
        .ToDictionary(figure => figure.Key, figure => figure.Value < metric.Least ? metric.Least : figure.Value);

    private sealed record Place((string Experiment, string Conditions) Cell, LaneRow Lane, DiffMetric Metric)
    {
        public bool IsControl => Lane.Transport == Transports.Tcp.Id;

        public DiffRow Row(DiffKind kind, int rounds) => new()
        {
            Experiment = Cell.Experiment,
            Conditions = Cell.Conditions,
            Lane = Lane.ToString(),
            Metric = Metric.Name,
            Kind = kind,
            HigherIsBetter = Metric.HigherIsBetter,
            Rounds = rounds,
            Decision = DecisionWords.Inconclusive,
        };

        public double? Figure(Evidence evidence) => evidence.Exact(Cell.Experiment, Cell.Conditions, Lane.ToString(), Metric.Name).Value;
    }

    /// <summary>A lane and its control in one run, by round.</summary>
    private sealed record Series(IReadOnlyDictionary<int, double?> Lane, IReadOnlyDictionary<int, double?> Control)
    {
        public bool HasControl => Lane.Count > 0 && Lane.Keys.All(Control.ContainsKey);

        public IReadOnlyDictionary<int, double?> OverControl => RoundFigures.Over(Lane, Control);
    }
}
