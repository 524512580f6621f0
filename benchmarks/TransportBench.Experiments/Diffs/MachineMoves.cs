namespace TransportBench.Experiments.Diffs;

/// <summary>How far the controls moved from one run to the other, which is how far the machine did: an absolute figure that moved no further shows nothing.</summary>
/// <remarks>Pure. In terms of slowing down: a ratio of times, and the inverse of a ratio of rates (<see cref="DiffRow.Slowdown"/>).</remarks>
internal sealed class MachineMoves
{
    private readonly ILookup<string, double> _byMetric;
    private readonly double[] _all;

    /// <param name="rows">All rows of a diff.</param>
    public MachineMoves(IReadOnlyList<DiffRow> rows)
    {
        var controls = rows.Where(row => row is { Control: true, Drifts: true, Ratio: not null }).ToList();
        _byMetric = controls.ToLookup(row => row.Metric, row => row.Slowdown!.Value);
        _all = [.. controls.Select(row => row.Slowdown!.Value).Order()];
    }

    /// <summary>Ratios of all controls in all metrics, as slowdowns, ascending.</summary>
    public IReadOnlyList<double> All => _all;

    /// <summary>The row, taken back where the machine may have done it.</summary>
    /// <param name="row">A judged row.</param>
    /// <param name="threshold">What a change has to exceed beyond the controls': 0.05 means 5 %.</param>
    public DiffRow Allow(DiffRow row, double threshold)
    {
        if (!row.Drifts || !(row.Worse || row.Better) || Beyond(row, threshold)) return row;
        return row with { Worse = false, Better = false, MayBeMachine = true };
    }

    // The whole interval: slower than the slowest control by the threshold, or faster than the fastest. Without a control in the same metric all of them say it.
    private bool Beyond(DiffRow row, double threshold)
    {
        var moves = _byMetric.Contains(row.Metric) ? [.. _byMetric[row.Metric]] : _all;
        var (slowest, fastest) = (moves.Append(1).Max(), moves.Append(1).Min());
        var (low, high) = (row.Low!.Value, row.High!.Value);
        return (row.Worse, row.HigherIsBetter) switch
        {
            (true, false) => low > (1 + threshold) * slowest,
            (true, true) => high < (1 - threshold) / slowest,
            (false, false) => high < (1 - threshold) * fastest,
            (false, true) => low > (1 + threshold) / fastest,
        };
    }
}
