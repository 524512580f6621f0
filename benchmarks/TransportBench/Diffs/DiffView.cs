using Spectre.Console;
using TransportBench.Commands;
using TransportBench.Experiments.Diffs;
using TransportBench.Reporting.Formatting;
using TransportBench.Runs;
using TransportBench.Statistics;

namespace TransportBench.Diffs;

/// <summary>A diff as the user sees it: what speaks against it, what changed, worst first, and one line that sums it up.</summary>
internal static class DiffView
{
    // Below it a table would break its figures into slivers of a few letters.
    private const int TableWidth = 150;

    public static void Show(IAnsiConsole console, ComparedRuns runs, RunDiff diff, bool all)
    {
        console.Plain($"base:      {Words(runs.Base)}");
        console.Plain($"candidate: {Words(runs.Candidate)}");
        foreach (var warning in DiffWarnings.Of(runs, diff)) console.MarkupLineInterpolated($"[yellow]{warning}[/]");
        var rows = DiffOrder.WorstFirst(diff.Rows.Where(row => all || Changed(row)));
        if (rows.Count > 0 && console.Profile.Width >= TableWidth) ShowTable(console, rows);
        else ShowList(console, rows);
        if (Machine(diff) is { } machine) console.Plain(machine);
        console.Plain(Summary(runs, diff));
    }

    private static string Summary(ComparedRuns runs, RunDiff diff)
    {
        var machine = diff.MayBeMachine == 0 ? "" : $" ({diff.MayBeMachine} of them moved no further than the control)";
        var marked = runs.Differences.Count == 0 ? "" : $"; the runs differ in {string.Join(", ", runs.Differences.Select(difference => difference.Name).Take(ComparedRuns.MostNamed))}";
        return $"{diff.Worse} worse, {diff.Better} better, {diff.Same} the same, {diff.Compared - diff.Worse - diff.Better - diff.Same} undecided of {diff.Compared}{machine}; threshold {new Percentage(diff.Threshold)}{marked}";
    }

    // The control is what the machine did to both runs.
    private static string? Machine(RunDiff diff) => diff.ControlMoves.Count == 0
        ? null
        : $"the control itself became {Numbers.Ratio(diff.ControlMoves[0])} to {Numbers.Ratio(diff.ControlMoves[^1])} × as slow over {diff.ControlMoves.Count} figures, median {Numbers.Ratio(Percentiles.Median([.. diff.ControlMoves]))}: so far the machine moved";

    private static void ShowTable(IAnsiConsole console, IEnumerable<DiffRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("").AddColumn("lane").AddColumn("metric").AddColumn("base", column => column.NoWrap().RightAligned()).AddColumn("candidate", column => column.NoWrap().RightAligned())
            .AddColumn("ratio", column => column.NoWrap()).AddColumn("adjusted p", column => column.NoWrap()).AddColumn("decision");
        foreach (var row in rows)
        {
            table.AddRow(
                Mark(row), Markup.Escape($"{row.Experiment}: {row.Conditions}\n{row.Lane}"), Markup.Escape($"{Name(row)}\n{Kind(row)}"),
                Markup.Escape(Figure(row, row.Base)), Markup.Escape(Figure(row, row.Candidate)), Markup.Escape(Ratio(row)), Markup.Escape(Numbers.Probability(row.PAdjusted)), row.Decision);
        }

        console.Write(table);
    }

    private static void ShowList(IAnsiConsole console, IEnumerable<DiffRow> rows)
    {
        foreach (var row in rows)
        {
            console.MarkupLine($"{Mark(row)}  [bold]{Markup.Escape(row.Lane)}[/]  {Markup.Escape($"{row.Experiment}: {row.Conditions}")}");
            var tested = row.PAdjusted is { } p ? $", adjusted p {Numbers.Probability(p)}" : "";
            console.Write(new Padder(new Text(
                $"{Name(row)}, {Kind(row)}: {Figure(row, row.Base)} → {Figure(row, row.Candidate)}, ratio {Ratio(row)}, {row.Rounds} rounds{tested}: {row.Decision}")).Padding(4, 0, 0, 0));
        }
    }

    private static bool Changed(DiffRow row) => !row.Control && (row.Detected || row.Worse || row.Better);

    private static string Mark(DiffRow row) => row switch
    {
        { Worse: true } => "[red]worse[/]",
        { Better: true } => "[green]better[/]",
        { MayBeMachine: true } => "[yellow]machine?[/]",
        { Control: true } => "control",
        { Detected: true, Kind: DiffKind.Exact } or { Detected: true, Decision: not "equivalent" } => "[yellow]changed[/]",
        _ => "–",
    };

    private static string Name(DiffRow row) => Metric.Parse(row.Metric) is { Unit: not "/s" } metric ? metric.Words : Metric.Parse(row.Metric).ToString();

    private static string Kind(DiffRow row) => row switch
    {
        { Kind: DiffKind.Exact } => "exact",
        { Kind: DiffKind.AgainstControl } => "against the control",
        { Drifts: true } => "absolute, drifts with the machine",
        _ => "absolute",
    };

    private static string Figure(DiffRow row, double? value) => row.Kind == DiffKind.AgainstControl && value is not null
        ? $"{Numbers.Ratio(value)} × tcp"
        : Metric.Parse(row.Metric).Format(value);

    private static string Ratio(DiffRow row) => row is { Low: { } low, High: { } high }
        ? $"{Numbers.Ratio(row.Ratio)} [{Numbers.Ratio(low)}, {Numbers.Ratio(high)}]"
        : Numbers.Ratio(row.Ratio);

    private static string Words(DiffedRun run) =>
        $"{run.Directory}  {run.Results.Settings.Profile}, {run.Results.CompletedRounds.Count} rounds, begun {run.Results.Environment.StartedAt}, version {run.Results.Environment.Version}";
}
