using MathNet.Numerics.Distributions;

namespace TransportBench.Statistics;

/// <summary>How fast a figure rises or falls over time: the median of the slopes between all pairs of points, with a distribution-free interval.</summary>
/// <remarks>
/// Theil 1950; Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968: a third of the points may be wild. The interval takes points for independent; a series that wanders (memory does) has to be
/// thinned to points further apart than it remembers, or the interval is too narrow. Immutable.
/// </remarks>
public sealed record Slope
{
    /// <summary>Points needed for an interval.</summary>
    public const int FewestPoints = 6;

    /// <summary>Units of the figure per unit of time.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its interval; <see langword="null"/>: too few points.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Fits a slope.</summary>
    /// <param name="points">Times and figures, at least two, at different times.</param>
    /// <param name="confidence">Of the interval; 0.95 by default.</param>
    /// <exception cref="ArgumentException">Fewer than two points, or two at the same time.</exception>
    public static Slope Of(IReadOnlyList<(double Time, double Value)> points, double confidence = 0.95)
    {
        if (points.Count < 2) throw new ArgumentException("a slope takes at least two points", nameof(points));
        var slopes = new List<double>(points.Count * (points.Count - 1) / 2);
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                var apart = points[j].Time - points[i].Time;
                if (apart == 0) throw new ArgumentException("two points are at the same time", nameof(points));
                slopes.Add((points[j].Value - points[i].Value) / apart);
            }
        }

        slopes.Sort();
        return new Slope { Estimate = Percentiles.Median(slopes.ToArray()), Interval = points.Count < FewestPoints ? null : IntervalOf(slopes, points.Count, confidence) };
    }

    private static Interval IntervalOf(List<double> slopes, int points, double confidence)
    {
        var deviation = Math.Sqrt(points * (points - 1.0) * ((2 * points) + 5) / 18);
        var aside = Normal.InvCDF(0, 1, (1 + confidence) / 2) * deviation;
        var low = (int)Math.Max(0, Math.Floor((slopes.Count - aside) / 2) - 1);
        return new Interval(slopes[low], slopes[slopes.Count - 1 - low]);
    }
}
