using System.Globalization;
using Spectre.Console;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;

namespace TransportBench.Runs;

/// <summary>The end of a calibration: what holds, the smallest differences found, and where it all stands.</summary>
internal static class CalibrationView
{
    public static void Show(IAnsiConsole console, CalibrationResults results, string? page, CalibrationOptions options)
    {
        foreach (var check in results.Checks)
        {
            var (colour, word) = check.Passed switch { true => ("green", "holds"), false => ("red", "fails"), null => ("yellow", "open") };
            console.MarkupLine($"[{colour}]{word}[/]  {Markup.Escape(check.Text)}");
            console.Write(new Padder(new Text(check.Figure)).Padding(7, 0, 0, 0));
        }

        foreach (var row in results.SmallestDifferences)
            console.Plain($"{row.Conditions}, {row.Metric}: {Smallest(row)}");
        foreach (var failure in results.Failures) console.Plain($"{failure.Id}: {failure.Reason}", "[red]failed[/]");
        if (results.CompletedRuns < options.Runs)
        {
            var resumable = results.CompletedRuns > 0;
            if (!resumable) console.Plain("nothing has been kept: a run counts when all its rounds are complete");
            console.MarkupLineInterpolated($"[yellow]{options.Runs - results.CompletedRuns} of {options.Runs} runs are missing[/]; {(resumable ? "go on with:" : "begin again with:")}");
            console.Plain(resumable ? $"{CommandLine.InvocationHere} calibrate --resume {Consoles.Quoted(options.Directory)}" : $"{options.Command} --out {Consoles.Quoted(options.Directory)}");
        }

        if (page is null) return;
        console.Plain(CheckCounts.Words(results.Checks));
        console.Plain($"calibration: {new Uri(page).AbsoluteUri}");
        if (results.CompletedRuns >= options.Runs) console.Plain($"next: {CommandLine.InvocationHere} {Next(results)}");
    }

    private static string Next(CalibrationResults results) => results.Settings.Profile == "smoke"
        ? "calibrate --profile quick (smoke has too few rounds to decide most of this)"
        : $"run --profile {results.Settings.Profile} (it attaches this calibration)";

    private static string Smallest(SmallestDifferenceRow row) => row.Difference is { } difference
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Rounds} rounds find {difference:0.0 %} with {row.Power:0 %} power")
        : $"no difference found: {row.Reason}";
}
