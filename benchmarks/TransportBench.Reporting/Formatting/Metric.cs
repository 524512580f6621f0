namespace TransportBench.Reporting.Formatting;

/// <summary>A metric's name in results, in words and with its unit.</summary>
/// <param name="Words">For example <c>delivery latency p50</c>.</param>
/// <param name="Unit">For example <c>µs</c>; empty for a plain count.</param>
/// <remarks>The unit is the name's ending, so that a metric added later needs no entry here.</remarks>
public sealed record Metric(string Words, string Unit)
{
    // Single figures of an experiment are metrics under this prefix.
    private const string FigurePrefix = "figure:";

    private static readonly (string Ending, string Unit)[] Endings =
    [
        ("_us_per_event", "µs per event"),
        ("_us_per_delivery", "µs per delivery"),
        ("_bytes_per_event", "B per event"),
        ("_bytes_per_connection_hour", "B per connection-hour"),
        ("_ms_per_connection_hour", "ms per connection-hour"),
        ("_kib_per_connection", "KiB per connection"),
        ("_per_second", "/s"),
        ("_us", "µs"),
        ("_ms", "ms"),
        ("_seconds", "s"),
        ("_bytes", "B"),
        ("_kib", "KiB"),
        ("_mib", "MiB"),
        ("_percent", "%"),
    ];

    /// <summary>The metric of a name as it stands in results.</summary>
    public static Metric Parse(string name)
    {
        name = name.StartsWith(FigurePrefix, StringComparison.Ordinal) ? name[FigurePrefix.Length..] : name;
        foreach (var (ending, unit) in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length)
                return new Metric(name[..^ending.Length].Replace('_', ' ').Trim(), unit);
        }

        return new Metric(name.Replace('_', ' '), "");
    }

    /// <summary>A figure of this metric.</summary>
    public string Format(double? value) => value is null || Unit.Length == 0
        ? Figure(value)
        : $"{Figure(value)} {Unit}";

    /// <summary>A figure of this metric without its unit: counts and bytes are exact, all else has three significant digits.</summary>
    public string Figure(double? value) => Unit is "" or "B" ? Numbers.Exact(value) : Numbers.Significant(value);

    /// <summary>The words with the unit in brackets, as a column is headed.</summary>
    public override string ToString() => Unit switch
    {
        "" => Words,
        "/s" => Words + Unit,
        _ => $"{Words} ({Unit})",
    };
}
