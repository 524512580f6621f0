using System.Globalization;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>What was asked for, and the command that asks again.</summary>
public static class SettingsSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var s = results.Settings;
        List<(string Name, string Value)> rows =
        [
            ("Profile", s.Profile),
            ("Rounds", $"{results.CompletedRounds.Count} of {s.Rounds}"),
            ("Seed", s.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Experiments", string.Join(", ", s.Experiments)),
            ("Claims", s.Claims.Count == 0 ? "all" : string.Join(", ", s.Claims)),
            ("Lanes", s.Lanes.Count == 0 ? "all" : string.Join(", ", s.Lanes)),
        ];
        yield return new Table([new("Setting"), Column.Prose("Value")], [.. rows.Select(r => (IReadOnlyList<Cell>)[r.Name, r.Value])]);
        yield return new Paragraph("The same run again:");
        yield return new CodeLine(s.Command);
    }
}
