using System.Globalization;

namespace TransportBench.Reporting.Formatting;

/// <summary>Figures as they are printed: invariant culture, about three significant digits, thousands separated by commas.</summary>
/// <remarks>Pure. A figure that is not there prints as a dash, never as zero; U+2212 is the minus sign.</remarks>
public static class Numbers
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Missing = "–";

    /// <summary>What stands where a percentile has fewer than 100 samples beyond it.</summary>
    public const string TooFew = "too few";

    /// <summary>What a subtraction of two equal figures leaves of their binary fractions.</summary>
    private const double Nothing = 1e-9;

    /// <summary>Three significant digits: <c>0.0123</c>, <c>4.56</c>, <c>78.9</c>, <c>123</c>, <c>45,678</c>.</summary>
    public static string Significant(double? value) => value is not { } v ? Missing : Write(v, Digits(v));

    /// <summary>A whole number with thousands separated.</summary>
    public static string Whole(long value) => Sign(value.ToString("#,##0", CultureInfo.InvariantCulture));

    /// <summary>Bytes, which are exact: as many decimals as there are, at most three.</summary>
    public static string Exact(double? value) =>
        value is not { } v ? Missing : Sign(v.ToString("#,##0.###", CultureInfo.InvariantCulture));

    /// <summary>A ratio: <c>1.004</c>; from 10 on, fewer decimals.</summary>
    public static string Ratio(double? value) => value switch
    {
        null => Missing,
        < 0.0995 => Significant(value),
        < 9.9995 => Write(value.Value, "0.000"),
        < 99.95 => Write(value.Value, "0.0"),
        _ => Write(value.Value, "#,##0"),
    };

    /// <summary>A difference, always with its sign.</summary>
    public static string WithSign(double? value) =>
        value is { } v ? (v >= Nothing ? "+" : "") + Significant(v) : Missing;

    /// <summary>A probability: <c>0.031</c>, or <c>&lt; 0.001</c>.</summary>
    public static string Probability(double? value) => value switch
    {
        null => Missing,
        < 0.001 => "< 0.001",
        _ => Write(value.Value, "0.000"),
    };

    /// <summary>A share in per cent: <c>5 %</c>, <c>1.2 %</c>.</summary>
    public static string Percent(double share) => Write(share * 100, "0.#") + " %";

    private static string Digits(double value) => Math.Abs(value) switch
    {
        < Nothing => "0",
        >= 99.95 => "#,##0",
        >= 9.995 => "0.0",
        >= 0.9995 => "0.00",
        >= 0.0995 => "0.000",
        var small => "0." + new string('0', Math.Min(12, 2 - (int)Math.Floor(Math.Log10(small)))),
    };

    private static string Write(double value, string format) => Sign(value.ToString(format, CultureInfo.InvariantCulture));

    private static string Sign(string text) => text is ['-', .. var rest] ? (rest.AsSpan().ContainsAnyInRange('1', '9') ? "\u2212" : "") + rest : text;
}
