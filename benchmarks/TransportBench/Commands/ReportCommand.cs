using System.CommandLine;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Results;
using TransportBench.Load.Results;
using TransportBench.Reporting;
using TransportBench.Reporting.Calibrations;
using TransportBench.Reporting.Loads;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>report DIR</c>: renders the report of a run, or of a calibration, again.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Directory = new("DIR") { Description = "Directory of a run, a calibration or a load test, or its file" };

    public static Command Create()
    {
        var command = new Command("report", """
            Renders report.md, report.html and the charts of a run again, calibration.md and calibration.html of a calibration, or load.md, load.html and load.csv of a load test.

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
        if (Is(CalibrationFile.Name)) return CalibrationReportWriter.Write(directory, CalibrationFile.Read(directory));
        return Is(LoadFile.Name) ? LoadReportWriter.Write(directory, LoadFile.Read(directory)) : ReportWriter.Write(directory, ResultsFile.Read(path));

        bool Is(string name) => Path.GetFileName(path) == name || (System.IO.Directory.Exists(path) && File.Exists(Path.Combine(directory, name)) && !File.Exists(Path.Combine(directory, ResultsFile.Name)));
    }
}
