using System.Globalization;

namespace TransportBench.Load.Scenarios;

/// <summary>Times as k6 writes them: <c>500ms</c>, <c>30s</c>, <c>10m</c>, <c>1h</c>.</summary>
public static class LoadDuration
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Reads one of more than zero and at most 24 h.</summary>
    /// <param name="text">As written.</param>
    /// <param name="time">The time, if it is one.</param>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (!double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) continue;
            if (number * milliseconds > Longest.TotalMilliseconds) return false;
            time = TimeSpan.FromMilliseconds(number * milliseconds);
            return time > TimeSpan.Zero;
        }

        return false;
    }

    /// <summary>Writes one, so that <see cref="TryParse"/> reads the same, to the 0.1 µs.</summary>
    /// <param name="time">More than zero.</param>
    public static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.####}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#######}s");
}
