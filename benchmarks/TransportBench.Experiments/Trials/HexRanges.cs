namespace TransportBench.Experiments.Trials;

/// <summary>Byte values as people list them.</summary>
public static class HexRanges
{
    /// <summary><c>0D, 80-FF</c>.</summary>
    /// <param name="values">Ascending, 0 to 255.</param>
    public static string Of(IReadOnlyList<int> values)
    {
        var ranges = new List<string>();
        for (var first = 0; first < values.Count;)
        {
            var last = first;
            while (last + 1 < values.Count && values[last + 1] == values[last] + 1) last++;
            ranges.Add(first == last ? $"{values[first]:X2}" : $"{values[first]:X2}-{values[last]:X2}");
            first = last + 1;
        }

        return string.Join(", ", ranges);
    }
}
