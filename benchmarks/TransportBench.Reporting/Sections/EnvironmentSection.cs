using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>The machine and the software.</summary>
public static class EnvironmentSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var e = results.Environment;
        List<(string Name, string Value)> rows =
        [
            ("Started", e.StartedAt),
            ("Operating system", e.Os),
            ("Kernel", e.Kernel),
            ("Processor", e.Cpu),
            ("Logical processors", Numbers.Whole(e.Cores)),
            ("Memory", $"{Numbers.Significant(e.MemoryBytes / (1024.0 * 1024 * 1024))} GiB"),
            ("Runtime", e.Dotnet),
            ("Garbage collector", e.Gc),
            ("Runtime settings", e.RuntimeSettings.Count == 0 ? "defaults" : string.Join(", ", e.RuntimeSettings.Select(s => $"{s.Key}={s.Value}"))),
            ("TransportBench", e.Version),
            ("Load average at the start", e.LoadAverage is null ? "not known" : Numbers.Significant(e.LoadAverage)),
        ];
        yield return new Table([new("Property"), Column.Prose("Value")], [.. rows.Select(r => (IReadOnlyList<Cell>)[r.Name, r.Value])]);
    }
}
