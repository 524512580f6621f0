using Spectre.Console;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Reporting;
using TransportBench.Reporting.Data;

namespace TransportBench.Runs;

/// <summary>The end of a run: the verdicts, what is missing, the report's link, and what to run next.</summary>
internal static class VerdictView
{
    // Below it a table would break its figures into slivers of a few letters.
    private const int TableWidth = 120;

    public static void Show(IAnsiConsole console, RunResults results, string? page, RunOptions options)
    {
        var lines = VerdictTable.Of(results);
        var words = results.Claims.ToDictionary(claim => claim.Id, VerdictTable.InWords);
        var run = lines.Where(line => line.WasRun).Select(line => line with { Figure = words[line.Id] }).ToArray();
        if (run.Length > 0 && console.Profile.Width >= TableWidth) ShowTable(console, run);
        else ShowList(console, run);
        foreach (var experiment in options.AskedExperiments) ShowFigures(console, experiment, LaneFigures.Of(results, experiment));
        if (lines.Count > run.Length && results.CompletedRounds.Count > 0) console.Plain($"{lines.Count - run.Length} claims of the ledger were not run; the report says why for each");
        var missing = results.Settings.Rounds - results.CompletedRounds.Count;
        if (missing > 0)
        {
            if (results.CompletedRounds.Count == 0) console.Plain("no figure is kept: a run keeps whole rounds, and none is complete; the seed and the plan are");
            console.MarkupLineInterpolated($"[yellow]{missing} of {results.Settings.Rounds} rounds are missing[/]; go on with:");
            console.Plain($"{CommandLine.InvocationHere} run --resume {Consoles.Quoted(options.Directory)}");
        }

        if (Disturbances.Of(results.Trials).Sentence() is { } disturbed) console.Plain(disturbed);
        foreach (var failure in results.Failures) console.Plain($"{failure.Id}: {failure.Reason}", "[red]failed[/]");
        if (page is not null) console.Plain($"report: {new Uri(page).AbsoluteUri}");
        if (missing > 0) return;
        if (Disturbances.Of(results.Trials).IsBusy) console.MarkupLine("[yellow]next: close what else runs on this machine, and measure again; of a busy one little can be said[/]");
        else console.Plain("next: " + Next(options, run));
    }

    private static void ShowTable(IAnsiConsole console, IEnumerable<VerdictLine> lines)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("claim", column => column.NoWrap()).AddColumn("verdict", column => column.NoWrap()).AddColumn("parts", column => column.NoWrap()).AddColumn("figure");
        foreach (var line in lines)
            table.AddRow(Markup.Escape(line.Id), Coloured(line.Verdict), Markup.Escape(line.Parts), Markup.Escape(line.Figure));
        console.Write(table);
    }

    private static void ShowList(IAnsiConsole console, IEnumerable<VerdictLine> lines)
    {
        foreach (var line in lines)
        {
            console.MarkupLine($"[bold]{Markup.Escape(line.Id)}[/]  {Coloured(line.Verdict)}  {Markup.Escape(line.Parts)}");
            if (line.Figure.Length > 0) console.Write(new Padder(new Text(line.Figure)).Padding(4, 0, 0, 0));
        }
    }

    private static void ShowFigures(IAnsiConsole console, string experiment, IReadOnlyList<LaneFigures> lanes)
    {
        foreach (var cell in lanes.GroupBy(lane => lane.Conditions))
        {
            console.MarkupLineInterpolated($"[bold]{experiment}[/]: {cell.Key}");
            foreach (var lane in cell) console.Write(new Padder(new Text($"{lane.Lane}: {lane.Text}")).Padding(4, 0, 0, 0));
        }
    }

    /// <summary>More of the same where something is open, else what else there is.</summary>
    private static string Next(RunOptions options, VerdictLine[] run)
    {
        var open = options.Claims.Count == 0 || run.Any(line => line.Verdict.StartsWith("Inconclusive", StringComparison.Ordinal));
        if (options.Profile.Id == "full") return CommandLine.InvocationHere + " list";
        if (!open) return CommandLine.InvocationHere + " run --profile quick (what needs no long run; full has every claim)";
        var claims = string.Concat(options.Claims.Select(claim => " --claim " + claim));
        var experiments = string.Concat(options.AskedExperiments.Select(experiment => " --experiment " + experiment));
        return $"{CommandLine.InvocationHere} run --profile {(options.Profile.Id == "smoke" ? "quick" : "full")}{claims}{experiments}";
    }

    private static string Coloured(string verdict) => verdict.Split(' ')[0] switch
    {
        "Supported" => $"[green]{verdict}[/]",
        "Refuted" => $"[red]{verdict}[/]",
        "Mixed" => $"[yellow]{verdict}[/]",
        _ => Markup.Escape(verdict),
    };
}
