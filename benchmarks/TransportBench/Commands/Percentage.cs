using System.Globalization;

namespace TransportBench.Commands;

/// <summary>A percentage as the user writes and reads it.</summary>
/// <param name="Fraction">0.05 means 5 %.</param>
internal readonly record struct Percentage(double Fraction)
{
    /// <summary><c>5 %</c>, <c>0.05 %</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fraction * 100:0.######} %");
}
