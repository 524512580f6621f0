using System.Globalization;

namespace TransportBench.Reporting.Charts;

/// <summary>Logarithmic about 1, so that twice and half lie equally far from it.</summary>
public sealed class RatioScale : IScale
{
    // Candidates from coarse to fine: a level is used when its marks do not crowd the axis.
    private static readonly double[][] Levels =
    [
        [1.02, 1.04, 1.06, 1.08, 1.1],
        [1.05, 1.1, 1.15, 1.2, 1.25],
        [1.1, 1.2, 1.3, 1.5],
        [1.25, 1.5, 2, 3],
        [2, 5, 10],
        [10, 100, 1_000],
        [100, 10_000, 1_000_000],
    ];

    private readonly double _centre;
    private readonly double _low;
    private readonly double _perLog;

    /// <summary>A scale that holds both ratios and 1.</summary>
    /// <param name="minimum">The least ratio; greater than 0.</param>
    /// <param name="maximum">The greatest ratio.</param>
    /// <param name="from">Coordinate of the low end.</param>
    /// <param name="to">Coordinate of the high end.</param>
    public RatioScale(double minimum, double maximum, double from, double to)
    {
        _low = Math.Log(Math.Clamp(minimum, 1e-6, 0.92)) * 1.05;
        var high = Math.Log(Math.Clamp(maximum, 1.08, 1e6)) * 1.05;
        (_centre, _perLog) = (from, (to - from) / (high - _low));
        var level = Array.Find(Levels, l => Crowding(l, high, to - from) >= 38) ?? Levels[^1];
        Ticks =
        [
            .. level.Reverse().Where(v => -Math.Log(v) >= _low).Select(v => Mark(1 / v, "÷" + Text(v))),
            Mark(1, "1"),
            .. level.Where(v => Math.Log(v) <= high).Select(v => Mark(v, "×" + Text(v))),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <inheritdoc/>
    public double At(double value) => _centre + (Math.Log(Math.Clamp(value, 1e-6, 1e6)) - _low) * _perLog;

    // Pixels between the two marks of a level that lie closest together within reach.
    private double Crowding(double[] level, double high, double width)
    {
        var reach = Math.Max(-_low, high);
        var logs = level.Select(v => Math.Log(v)).Where(l => l <= reach).Prepend(0.0).ToList();
        var gap = logs.Count < 2 ? Math.Log(level[0]) : logs.Zip(logs.Skip(1), (a, b) => b - a).Min();
        return gap / (high - _low) * width;
    }

    private static Tick Mark(double value, string label) => new(value, label);

    private static string Text(double value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
