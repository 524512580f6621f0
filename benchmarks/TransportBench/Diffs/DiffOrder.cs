using TransportBench.Experiments.Diffs;

namespace TransportBench.Diffs;

/// <summary>The order in which rows are read.</summary>
internal static class DiffOrder
{
    /// <summary>Regressions first, the largest on top; then improvements, what may be the machine, what else is detected, the rest, and the controls last.</summary>
    public static IReadOnlyList<DiffRow> WorstFirst(IEnumerable<DiffRow> rows) => [.. rows.OrderBy(Rank).ThenByDescending(Size)];

    private static int Rank(DiffRow row) => row switch
    {
        { Worse: true } => 0,
        { Better: true } => 1,
        { MayBeMachine: true } => 2,
        { Control: true } => 5,
        { Detected: true } => 3,
        _ => 4,
    };

    // A ratio that cannot be given went from nothing to something.
    private static double Size(DiffRow row) => row.Ratio is { } ratio ? Math.Abs(Math.Log(ratio)) : row.Worse ? double.PositiveInfinity : 0;
}
