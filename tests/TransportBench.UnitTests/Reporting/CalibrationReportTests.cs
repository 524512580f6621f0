using TransportBench.Experiments.Calibration;
using TransportBench.Reporting.Calibrations;
using TransportBench.Reporting.Rendering;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed class CalibrationReportTests
{
    [Fact]
    public void Build_EveryPart_GivesTheApprovedMarkdown() =>
        ApprovedFile.Matches("calibration.approved.md", MarkdownRenderer.Render(CalibrationReport.Build(SampleCalibration.Full())));

    [Fact]
    public void Build_NothingMeasured_SaysWhatIsMissing()
    {
        var nothing = SampleCalibration.Full() with
        {
            CompletedRuns = 0,
            Checks = [],
            Detections = [],
            SmallestDifferences = [],
            Burns = [],
            Stability = [],
            Schemes = [],
            Steady = [],
            Freezes = [],
            Accounts = [],
        };
        var report = CalibrationReport.Build(nothing);
        Assert.Contains("Incomplete: 0 of 50 runs.", MarkdownRenderer.Render(report), StringComparison.Ordinal);
        Assert.Single(report.Sections);
    }

    [Fact]
    public void Write_Report_IsBesideItsResults()
    {
        var directory = Directory.CreateTempSubdirectory("transportbench-test-").FullName;
        try
        {
            CalibrationFile.Write(directory, SampleCalibration.Full());
            var page = CalibrationReportWriter.Write(directory, CalibrationFile.Read(directory));
            Assert.Equal(["calibration.html", "calibration.json", "calibration.md"], Directory.GetFiles(directory).Select(Path.GetFileName).Order());
            Assert.Contains("What this machine can tell", File.ReadAllText(page), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
