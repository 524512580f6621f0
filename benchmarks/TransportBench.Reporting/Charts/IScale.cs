namespace TransportBench.Reporting.Charts;

/// <summary>Where a value lies along an axis.</summary>
public interface IScale
{
    /// <summary>The marks, ascending by value.</summary>
    IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The coordinate of a value in CSS pixels; values beyond the scale lie at its end.</summary>
    double At(double value);
}
