using System.CommandLine;
using TransportBench.Experiments.Results;
using TransportBench.Reporting;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>report DIR</c>: renders the report of a run again.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Directory = new("DIR") { Description = "Directory of a run, or its results.json" };

    public static Command Create()
    {
        var command = new Command("report", """
            Renders report.md, report.html and the charts of a run again.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- report results/local/mine
            """)
        {
            Directory,
        };
        command.SetAction(parsed =>
        {
            var results = ResultsFile.Read(parsed.GetValue(Directory)!);
            var page = ReportWriter.Write(RunDirectory.Of(parsed.GetValue(Directory)!), results);
            Console.WriteLine(new Uri(page).AbsoluteUri);
            return ExitCode.Done;
        });
        return command;
    }
}
