using System.Globalization;

namespace TransportBench.Reporting.Charts;

/// <summary>Logarithmic, marked at 1, 2 and 5 of every decade (over more than three decades at 1 alone).</summary>
public sealed class LogScale : IScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _low;
    private readonly double _high;

    /// <summary>A scale that holds both values, its ends on marks.</summary>
    /// <param name="minimum">The least value; what is not positive counts as 0.001.</param>
    /// <param name="maximum">The greatest value.</param>
    /// <param name="from">Coordinate of the low end.</param>
    /// <param name="to">Coordinate of the high end.</param>
    public LogScale(double minimum, double maximum, double from, double to)
    {
        minimum = Math.Max(minimum, 1e-3);
        maximum = Math.Max(maximum, minimum);
        var steps = maximum / minimum > 1e3 ? new[] { 1.0 } : [1, 2, 5];
        var marks = Marks(steps, (int)Math.Floor(Math.Log10(minimum)) - 1, (int)Math.Ceiling(Math.Log10(maximum)) + 1);
        var low = marks.Last(m => m <= minimum * 1.000001);
        var high = marks.First(m => m >= maximum * 0.999999 && m > low);
        (_from, _to, _low, _high) = (from, to, Math.Log(low), Math.Log(high));
        Ticks = [.. marks.Where(m => m >= low && m <= high).Select(m => new Tick(m, m.ToString("#,##0.###", CultureInfo.InvariantCulture)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <inheritdoc/>
    public double At(double value) =>
        _from + (_to - _from) * Math.Clamp((Math.Log(Math.Max(value, 1e-9)) - _low) / (_high - _low), 0, 1);

    private static List<double> Marks(double[] steps, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).SelectMany(decade => steps.Select(s => s * Math.Pow(10, decade)))];
}
