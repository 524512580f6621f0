using System.Globalization;

namespace TransportBench.Reporting.Charts;

/// <summary>Quantiles from the median into the tail: logarithmic in 1 − q, so that every nine is equally wide.</summary>
public sealed class TailScale : IScale
{
    private static readonly double[] Marks = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999, 0.999999];
    private readonly double _from;
    private readonly double _to;
    private readonly double _nines;

    /// <summary>A scale from the median to a quantile.</summary>
    /// <param name="highest">The last quantile, greater than 0.5 and less than 1.</param>
    /// <param name="from">Coordinate of the median.</param>
    /// <param name="to">Coordinate of the last quantile.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="highest"/> is out of range.</exception>
    public TailScale(double highest, double from, double to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highest, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(highest, 1);
        (_from, _to, _nines) = (from, to, Nines(highest));
        Ticks = [.. Marks.Where(q => q <= highest + 1e-9).Select(q => new Tick(q, (q * 100).ToString("0.#####", CultureInfo.InvariantCulture)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Quantiles evenly spread over the axis, both ends included: where a curve is worth computing.</summary>
    /// <param name="count">At least 2.</param>
    public IEnumerable<double> Spread(int count) => Enumerable.Range(0, count)
        .Select(i => 1 - Math.Pow(10, -(Nines(0.5) + (_nines - Nines(0.5)) * i / (count - 1))));

    /// <inheritdoc/>
    public double At(double value) =>
        _from + (_to - _from) * Math.Clamp((Nines(value) - Nines(0.5)) / (_nines - Nines(0.5)), 0, 1);

    private static double Nines(double quantile) => -Math.Log10(1 - quantile);
}
