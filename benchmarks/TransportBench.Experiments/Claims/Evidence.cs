using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Claims;

/// <summary>Read access to the trials of a run: figures by experiment, cell, lane and round.</summary>
/// <remarks>Void trials, and those whose account does not balance, are left out with all their lanes. Immutable and thread-safe.</remarks>
public sealed class Evidence
{
    /// <summary>Prefix of the flag that voids a trial; the reason may follow it.</summary>
    public const string VoidFlag = "void";

    private readonly ILookup<(string Experiment, string Conditions), TrialRow> _cells;
    private readonly Func<string, string, bool> _shown = (_, _) => true;

    /// <param name="trials">Rows of a run, in any order.</param>
    public Evidence(IReadOnlyList<TrialRow> trials)
    {
        var voided = trials.Where(IsVoid).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        _cells = trials.Where(t => !voided.Contains(t.Id)).ToLookup(t => (t.Experiment, t.Conditions));
    }

    private Evidence(Evidence all, Func<string, string, bool> shown)
    {
        _cells = all._cells;
        _shown = shown;
    }

    /// <summary>The cells that have trials, in the order of the rows.</summary>
    public IReadOnlyList<(string Experiment, string Conditions)> Cells => [.. _cells.Select(c => c.Key).Where(c => _shown(c.Experiment, c.Conditions))];

    /// <summary>The same trials with a view of some cells only.</summary>
    /// <param name="shown">Whether a cell, by experiment and conditions, is one of them.</param>
    public Evidence Only(Func<string, string, bool> shown) => new(this, (experiment, conditions) => _shown(experiment, conditions) && shown(experiment, conditions));

    /// <summary>Whether any trial of the experiment counts.</summary>
    public bool Has(string experiment) => Cells.Any(c => c.Experiment == experiment);

    /// <summary>Rows of a cell; empty without trials.</summary>
    public IEnumerable<TrialRow> Rows(string experiment, string conditions) => _shown(experiment, conditions) ? _cells[(experiment, conditions)] : [];

    /// <summary>Rows of the first copy of a lane, by round.</summary>
    /// <param name="experiment">ID of the experiment.</param>
    /// <param name="conditions">The cell.</param>
    /// <param name="lane">Canonical name of the lane.</param>
    public IReadOnlyList<TrialRow> Rows(string experiment, string conditions, string lane) =>
        [.. Rows(experiment, conditions).Where(t => t.Copy == 0 && t.Lane.ToString() == lane).OrderBy(t => t.Round)];

    /// <summary>Baseline and candidate of a request, paired by round.</summary>
    public PairedSeries Pair(ComparisonRequest request)
    {
        var cell = Rows(request.Experiment, request.Conditions).Where(t => Metrics.Has(t, request.Metric)).ToList();
        var (baseline, candidate) = (Named(cell, request.Baseline).ToList(), Named(cell, request.Candidate).ToList());
        return PairedSeries.Of(request.Metric, baseline, candidate).ByEvents(RatiosOfEvents(request, baseline, candidate));
    }

    /// <summary>The ratio of events by round, where the lanes ran in the same trials and the metric is a median of their times.</summary>
    private static double[]? RatiosOfEvents(ComparisonRequest request, List<TrialRow> baseline, List<TrialRow> candidate)
    {
        if (request.Metric is not (Metrics.DeliveryP50 or Metrics.TransitP50)) return null;
        var rounds = baseline.Select(row => row.Round).Intersect(candidate.Select(row => row.Round)).Order().ToList();
        var ratios = rounds.ConvertAll(round => candidate.Where(row => row.Round == round)
            .Select(row => row.Paired?.GetValueOrDefault(request.Baseline) is { } paired ? request.Metric == Metrics.DeliveryP50 ? paired.Delivery : paired.Transit : double.NaN)
            .Average(ratio => Math.Log(ratio)));
        return ratios.TrueForAll(ratio => double.IsFinite(ratio)) ? [.. ratios.Select(ratio => Math.Exp(ratio))] : null;
    }

    /// <summary>A figure that has to be the same in every round.</summary>
    /// <param name="experiment">ID of the experiment.</param>
    /// <param name="conditions">The cell.</param>
    /// <param name="lane">Canonical name of the lane.</param>
    /// <param name="metric">Metric, one of <see cref="Metrics"/>.</param>
    public ExactFigure Exact(string experiment, string conditions, string lane, string metric)
    {
        var rows = Rows(experiment, conditions, lane).Where(t => Metrics.Read(t, metric) is { }).ToList();
        var values = rows.ConvertAll(t => Metrics.Read(t, metric)!.Value);
        if (rows.Count == 0)
            return ExactFigure.Missing($"no figure of {lane} in '{conditions}' of {experiment} in this run");
        if (rows.Find(t => t.Bytes is { Residual: not 0 }) is { } leaking)
            return ExactFigure.Unsound($"{lane} in '{conditions}': {leaking.Bytes!.Residual} bytes have no name in the account");
        return values.TrueForAll(v => v == values[0])
            ? ExactFigure.Of(values[0])
            : ExactFigure.Unsound($"{lane} in '{conditions}': {Phrases.Number(values.Min())} to {Phrases.Number(values.Max())} B, which ought to be the same in every round");
    }

    private static bool IsVoid(TrialRow row) =>
        !row.Counts.Balances || row.Flags.Any(f => f.StartsWith(VoidFlag, StringComparison.Ordinal));

    private static IEnumerable<TrialRow> Named(IEnumerable<TrialRow> cell, string lane) =>
        cell.Where(t => PlannedLane.NameOf(t.Lane.ToString(), t.Copy) == lane);
}
