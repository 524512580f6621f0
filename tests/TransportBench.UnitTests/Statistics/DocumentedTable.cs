using System.Globalization;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

/// <summary>A table of docs/statistics.md, so that its figures are those that are computed.</summary>
internal static class DocumentedTable
{
    /// <summary>Fails unless the row's cells are these.</summary>
    public static void AssertRow(string header, string row, params string[] computed) =>
        AssertSame(header, row, computed, (documented, expected) => documented == expected);

    /// <summary>Fails unless the row's cells are these shares, in per cent. Half a percentage point, a simulation's standard error, is left to other processors' logarithms.</summary>
    public static void AssertShares(string header, string row, params double[] computed) => AssertSame(
        header, row, Array.ConvertAll(computed, share => (100 * share).ToString("0.0", CultureInfo.InvariantCulture)),
        (documented, expected) => double.TryParse(documented, CultureInfo.InvariantCulture, out var share) && Math.Abs(share - double.Parse(expected, CultureInfo.InvariantCulture)) <= 0.5);

    private static void AssertSame(string header, string row, string[] computed, Func<string, string, bool> same)
    {
        var documented = Row(header, row);
        Assert.True(
            documented.Length == computed.Length && documented.Zip(computed, same).All(equal => equal),
            $"docs/statistics.md, row '{row}' of the table '{header}': it says\n{string.Join(" | ", documented)}\nand should say\n{string.Join(" | ", computed)}");
    }

    // The row that begins so, without its first cell, in the table whose header begins so.
    private static string[] Row(string header, string row)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Of("docs", "statistics.md"));
        var table = lines.SkipWhile(line => !line.StartsWith($"| {header} |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'));
        var found = table.Skip(2).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).FirstOrDefault(cells => cells[0] == row);
        Assert.True(found is not null, $"docs/statistics.md has no row '{row}' in a table that begins with '{header}'");
        return found[1..];
    }
}
