using System.CommandLine;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Results;
using TransportBench.Reporting;
using TransportBench.Reporting.Calibrations;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>report DIR</c>: renders the report of a run, or of a calibration, again.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Directory = new("DIR") { Description = "Directory of a run or a calibration, or its file" };

    public static Command Create()
    {
        var command = new Command("report", """
            Renders report.md, report.html and the charts of a run again, or calibration.md and calibration.html of a calibration.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- report results/local/mine
            """)
        {
            Directory,
        };
        command.SetAction(parsed =>
        {
            Console.WriteLine(new Uri(Render(parsed.GetValue(Directory)!)).AbsoluteUri);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Render(string path)
    {
        var directory = RunDirectory.Of(path);
        var isCalibration = Path.GetFileName(path) == CalibrationFile.Name || (System.IO.Directory.Exists(path) && File.Exists(Path.Combine(directory, CalibrationFile.Name)) && !File.Exists(Path.Combine(directory, ResultsFile.Name)));
        return isCalibration ? CalibrationReportWriter.Write(directory, CalibrationFile.Read(directory)) : ReportWriter.Write(directory, ResultsFile.Read(path));
    }
}
