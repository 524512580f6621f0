using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>One figure per round, because the round is the unit of repetition.</summary>
/// <remarks>Pure. A round whose figure is <see langword="null"/> was measured, with too few samples for it.</remarks>
public static class RoundFigures
{
    /// <summary>The figures of a lane by round; slices of one round are averaged.</summary>
    /// <param name="metric">Metric, one of <see cref="Metrics"/>.</param>
    /// <param name="rows">Rows of the lane that have the metric.</param>
    /// <remarks>A slice without a figure leaves its round without one: a mean over what is left would flatter.</remarks>
    public static IReadOnlyDictionary<int, double?> Of(string metric, IEnumerable<TrialRow> rows) => rows
        .GroupBy(t => t.Round, t => Metrics.Read(t, metric))
        .ToDictionary(g => g.Key, g => g.Any(v => v is null) ? null : g.Average());

    /// <summary>Each round's figure over the control's of the same round, for the rounds that have both.</summary>
    /// <param name="lane">The lane's figures.</param>
    /// <param name="control">The control's; one that is not above 0 gives no number, and the series that has it is unusable.</param>
    public static IReadOnlyDictionary<int, double?> Over(IReadOnlyDictionary<int, double?> lane, IReadOnlyDictionary<int, double?> control) => lane
        .Where(figure => control.ContainsKey(figure.Key))
        .ToDictionary(figure => figure.Key, figure => control[figure.Key] is > 0 and var over ? figure.Value / over : control[figure.Key] is null ? null : double.NaN);
}
