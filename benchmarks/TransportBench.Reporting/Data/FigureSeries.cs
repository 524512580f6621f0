using System.Globalization;

namespace TransportBench.Reporting.Data;

/// <summary>Figures of a row that are one figure over time: <c>connects_00250_ms</c>, <c>resident_005_kib</c>.</summary>
public static class FigureSeries
{
    /// <summary>Its points, ascending; none if the row has no such figure.</summary>
    /// <param name="figures">The row's.</param>
    /// <param name="prefix">What stands before the number.</param>
    /// <param name="suffix">What stands after it.</param>
    public static IReadOnlyList<(double At, double Value)> Of(IReadOnlyDictionary<string, double> figures, string prefix, string suffix) =>
    [
        .. from figure in figures
           where figure.Key.Length > prefix.Length + suffix.Length && figure.Key.StartsWith(prefix, StringComparison.Ordinal) && figure.Key.EndsWith(suffix, StringComparison.Ordinal)
           let number = figure.Key[prefix.Length..^suffix.Length]
           where number.All(char.IsAsciiDigit)
           let at = double.Parse(number, CultureInfo.InvariantCulture)
           orderby at
           select (at, figure.Value),
    ];
}
