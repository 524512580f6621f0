using System.Globalization;
using System.Text.RegularExpressions;

namespace TransportBench.Load.Scenarios;

/// <summary>Times as k6 writes them: <c>500ms</c>, <c>30s</c>, <c>1m30s</c>, <c>1h</c>.</summary>
public static partial class LoadDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Reads one of more than zero and at most 24 h.</summary>
    /// <param name="text">As written.</param>
    /// <param name="time">The time, if it is one.</param>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var match = Form().Match(text);
        if (!match.Success) return false;
        var milliseconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures, (number, unit) => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture) * MillisecondsOf(unit.Value)).Sum();
        if (milliseconds > Longest.TotalMilliseconds) return false;
        time = TimeSpan.FromMilliseconds(milliseconds);
        return time > TimeSpan.Zero;
    }

    /// <summary>Writes one, so that <see cref="TryParse"/> reads the same, to the 0.1 µs.</summary>
    /// <param name="time">More than zero.</param>
    public static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.####}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#######}s");

    private static double MillisecondsOf(string unit) => unit switch
    {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => 3_600_000,
    };

    [GeneratedRegex(@"^((?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h))+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
