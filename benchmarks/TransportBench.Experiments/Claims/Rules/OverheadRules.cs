using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Rules over what a transport adds to the payload of an event.</summary>
public static class OverheadRules
{
    /// <summary>In every one of the cells the overhead lies in a range, its ends included.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="conditions">Cells of <c>bytes-per-event</c>, all needed; one outside the range decides alone.</param>
    /// <param name="metric">Which overhead: down or up.</param>
    /// <param name="low">Least, in bytes.</param>
    /// <param name="high">Greatest, in bytes.</param>
    public static ExactRule AllWithin(Lane lane, IReadOnlyList<string> conditions, string metric, double low, double high) =>
        new(ExperimentIds.BytesPerEvent, evidence => All(evidence, lane, conditions, metric, v => v >= low && v <= high)) { Cells = conditions };

    /// <summary>In none of the cells the overhead is that small.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="conditions">Cells of <c>bytes-per-event</c>, all needed; one that is decides alone.</param>
    /// <param name="most">In bytes.</param>
    public static ExactRule NoneAtMost(Lane lane, IReadOnlyList<string> conditions, double most) =>
        new(ExperimentIds.BytesPerEvent, evidence => All(evidence, lane, conditions, Metrics.OverheadBytes, v => v > most)) { Cells = conditions };

    /// <summary>At least one of several overheads is near a figure.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="conditions">The cell of <c>bytes-per-event</c>.</param>
    /// <param name="metrics">The overheads, any of which may be the one meant; those measured count.</param>
    /// <param name="about">The figure claimed, in bytes.</param>
    /// <param name="tolerance">As a share of it: 0.1 means within 10 %.</param>
    public static ExactRule AnyNear(Lane lane, string conditions, IReadOnlyList<string> metrics, double about, double tolerance) =>
        new(ExperimentIds.BytesPerEvent, evidence =>
        {
            var figures = metrics.Select(m => evidence.Exact(ExperimentIds.BytesPerEvent, conditions, lane.ToString(), m)).ToList();
            if (figures.Find(f => f.Value is null) is { Problem: { } } without)
                return without.ToOutcome();
            var words = string.Join(", ", figures.Zip(metrics, (f, m) => $"{Phrases.Number(f.Value!.Value)} B{(m == Metrics.UpOverheadBytes ? " to the server" : " to the client")}"));
            return ExactOutcome.Of(figures.Exists(f => Math.Abs(f.Value!.Value - about) <= tolerance * about), $"overhead per event {words}");
        })
        { Cells = [conditions] };

    private static ExactOutcome All(Evidence evidence, Lane lane, IReadOnlyList<string> conditions, string metric, Func<double, bool> holds)
    {
        var figures = conditions.Select(c => (Cell: c, Figure: evidence.Exact(ExperimentIds.BytesPerEvent, c, lane.ToString(), metric))).ToList();
        var known = figures.Where(f => f.Figure.Value is { }).ToList();
        var words = string.Join(", ", known.Select(f => $"{f.Cell}: {Phrases.Number(f.Figure.Value!.Value)} B"));
        if (known.Exists(f => !holds(f.Figure.Value!.Value)))
            return ExactOutcome.Of(false, words);
        return figures.Where(f => f.Figure.Value is null).Select(f => f.Figure).ToList() is [var first, ..]
            ? first.ToOutcome()
            : ExactOutcome.Of(true, words);
    }
}
