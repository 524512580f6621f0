using System.Globalization;

namespace TransportBench.Measurement.Machine;

/// <summary>The kernel's way to list processors: <c>0-3,8</c>.</summary>
public static class CpuList
{
    /// <summary>How many it lists; <see langword="null"/> for what is no such list.</summary>
    public static int? Count(string? list)
    {
        if (string.IsNullOrEmpty(list)) return null;
        var count = 0;
        foreach (var range in list.Split(','))
        {
            var ends = range.Split('-');
            if (ends.Length > 2 || !Parse(ends[0], out var first) || !Parse(ends[^1], out var last) || last < first) return null;
            count += last - first + 1;
        }

        return count;
    }

    private static bool Parse(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
