using System.Globalization;

namespace TransportBench.Reporting.Charts;

/// <summary>Proportional from 0, with four to eight round marks.</summary>
public sealed class LinearScale : IScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _top;

    /// <summary>A scale from 0 to at least <paramref name="maximum"/>, rounded up to a mark.</summary>
    /// <param name="maximum">The greatest value; not negative.</param>
    /// <param name="from">Coordinate of 0.</param>
    /// <param name="to">Coordinate of the last mark.</param>
    public LinearScale(double maximum, double from, double to)
    {
        var step = Step(maximum);
        var marks = Math.Max(1, (int)Math.Ceiling(maximum / step));
        (_from, _to, _top) = (from, to, marks * step);
        Ticks = [.. Enumerable.Range(0, marks + 1).Select(i => new Tick(i * step, Label(i * step)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <inheritdoc/>
    public double At(double value) => _from + (_to - _from) * Math.Clamp(value / _top, 0, 1);

    private static double Step(double maximum)
    {
        if (!(maximum > 0))
            return 1;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(maximum)));
        return (maximum / decade) switch
        {
            <= 1.5 => decade / 4,
            <= 3 => decade / 2,
            <= 7 => decade,
            _ => decade * 2,
        };
    }

    private static string Label(double value) => value >= 1e6
        ? (value / 1e6).ToString("0.###", CultureInfo.InvariantCulture) + " M"
        : value.ToString("#,##0.###", CultureInfo.InvariantCulture);
}
