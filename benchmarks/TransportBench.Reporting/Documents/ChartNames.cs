namespace TransportBench.Reporting.Documents;

/// <summary>Gives every chart a file name of its own: conditions that differ in punctuation alone make the same name.</summary>
public static class ChartNames
{
    /// <summary>The same report, with a number behind every name that has been used before.</summary>
    public static Report MakeUnique(Report report)
    {
        var used = new Dictionary<string, int>();
        return report with
        {
            Opening = [.. report.Opening.Select(b => Rename(b, used))],
            Sections = [.. report.Sections.Select(s => s with { Blocks = [.. s.Blocks.Select(b => Rename(b, used))] })],
        };
    }

    private static Block Rename(Block block, Dictionary<string, int> used)
    {
        switch (block)
        {
            case Figure figure:
                var times = used[figure.Chart.Name] = used.GetValueOrDefault(figure.Chart.Name) + 1;
                return times == 1 ? figure : new Figure(figure.Chart with { Name = $"{figure.Chart.Name}--{times}" });
            case Fold fold:
                return fold with { Blocks = [.. fold.Blocks.Select(b => Rename(b, used))] };
            default:
                return block;
        }
    }
}
