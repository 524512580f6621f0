namespace TransportBench.Statistics;

/// <summary>A closed interval of real numbers.</summary>
/// <param name="Low">Lower end, in the unit of what is estimated; not above <paramref name="High"/>.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether the whole interval lies strictly between two bounds; touching a bound is outside.</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound.</param>
    public bool IsInside(double low, double high) => Low > low && High < high;

    /// <summary>Whether a value lies in the interval, its ends included.</summary>
    /// <param name="value">The value; NaN is in no interval.</param>
    public bool Contains(double value) => value >= Low && value <= High;
}
