using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Sections;

namespace TransportBench.Reporting;

/// <summary>Puts the sections of a report in order.</summary>
public static class ReportBuilder
{
    private static readonly (string Title, Func<RunResults, IEnumerable<Block>> Build)[] Measured =
    [
        ("Verdicts", VerdictSection.Build),
        ("Claims in detail", ClaimSection.Build),
        ("Delivery latency", LatencySection.Build),
        ("Physical floor", FloorSection.Build),
        ("Built-in A/A", SameLaneSection.Build),
        ("Calibration", CalibrationSection.Build),
        ("Carry-over", CarryOverSection.Build),
        ("Throughput and cost per event", ThroughputSection.Build),
        ("Bytes per event", BytesSection.Build),
        ("Payload kinds", PayloadSection.Build),
        ("Connection set-up", SetUpSection.Build),
        ("Polling", PollingSection.Build),
        ("Faults", FaultSection.Build),
        ("Other figures", OtherFiguresSection.Build),
        ("Accounting", AccountingSection.Build),
        ("Environment", EnvironmentSection.Build),
        ("Settings", SettingsSection.Build),
    ];

    /// <summary>The report of a run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="methodLink">Relative link to docs/method.md, or <see langword="null"/>.</param>
    public static Report Build(RunResults results, string? methodLink)
    {
        var sections = Array.ConvertAll(Measured, s => new Section(s.Title, [.. s.Build(results)]));
        var empty = sections.Where(s => s.Blocks.Count == 0 && s.Title != "Other figures").Select(s => s.Title).ToList();
        return ChartNames.MakeUnique(new Report(
            "WebSocket or Server-Sent Events?",
            [.. OpeningSection.Build(results, empty)],
            [.. sections.Where(s => s.Blocks.Count > 0), new Section("Method", [.. MethodSection.Build(methodLink)])]));
    }
}
