using Spectre.Console;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Reporting;

namespace TransportBench.Runs;

/// <summary>The end of a run: the verdict table, what is missing, the report's link, and what to run next.</summary>
internal static class VerdictView
{
    public static void Show(IAnsiConsole console, RunResults results, string page, RunOptions options)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("claim", "verdict", "parts", "figure");
        var lines = VerdictTable.Of(results);
        foreach (var line in lines.Where(line => line.Verdict != "Not run"))
            table.AddRow(Markup.Escape(line.Id), Coloured(line.Verdict), Markup.Escape(line.Parts), Markup.Escape(line.Figure));
        if (table.Rows.Count > 0) console.Write(table);
        var notRun = lines.Count(line => line.Verdict == "Not run");
        if (notRun > 0) console.MarkupLineInterpolated($"{notRun} claims of the ledger were not run; the report says why for each");
        var missing = results.Settings.Rounds - results.CompletedRounds.Count;
        if (missing > 0) console.MarkupLineInterpolated($"[yellow]{missing} of {results.Settings.Rounds} rounds are missing[/]; go on with: dotnet run -c Release --project benchmarks/TransportBench -- run --resume {options.Directory}");
        foreach (var failure in results.Failures) console.MarkupLineInterpolated($"[red]failed[/] {failure.Id}: {failure.Reason}");
        console.MarkupLineInterpolated($"report: {new Uri(page).AbsoluteUri}");
        if (missing == 0) console.WriteLine("next: " + Next(options));
    }

    private static string Next(RunOptions options) => options.Profile.Id == "full"
        ? "dotnet run -c Release --project benchmarks/TransportBench -- list"
        : $"dotnet run -c Release --project benchmarks/TransportBench -- run --profile {(options.Profile.Id == "smoke" ? "quick" : "full")}";

    private static string Coloured(string verdict) => verdict.Split(' ')[0] switch
    {
        "Supported" => $"[green]{verdict}[/]",
        "Refuted" => $"[red]{verdict}[/]",
        "Mixed" => $"[yellow]{verdict}[/]",
        _ => Markup.Escape(verdict),
    };
}
