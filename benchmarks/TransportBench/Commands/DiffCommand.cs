using System.CommandLine;
using System.Text.Json;
using TransportBench.Core;
using TransportBench.Diffs;
using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Results;
using TransportBench.Runs;

namespace TransportBench.Commands;

/// <summary><c>diff BASE_DIR CANDIDATE_DIR</c>: what changed from one run to another of the same machine.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Base = new("BASE_DIR") { Description = "Directory of the run to compare with, or its results.json" };
    private static readonly Argument<string> Candidate = new("CANDIDATE_DIR") { Description = "Directory of the run in question, or its results.json" };
    private static readonly Option<Percentage> Threshold = Options.Percent("--threshold", "How much worse fails", 5, 0, 1_000);
    private static readonly Option<string[]> Experiment = Repeatable("--experiment", "ID", "Only these experiments: fewer comparisons need fewer rounds");
    private static readonly Option<string[]> Metric = Repeatable("--metric", "NAME", "Only these metrics, for example delivery_latency_p50_us");
    private static readonly Option<bool> Anyway = new("--anyway") { Description = "Compare even where machine or settings differ, or nothing could be detected" };
    private static readonly Option<bool> All = new("--all") { Description = "Every row, those without a change and the control's too" };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document on stdout, everything else on stderr" };

    public static Command Create()
    {
        var command = new Command("diff", """
            Compares two runs of one machine; exit code 1 if anything is detectably worse by more than the threshold, or missing. docs/diff.md explains every figure.

            Example: dotnet run -c Release --project benchmarks/TransportBench -- diff results/local/before results/local/after
            In CI:   dotnet run -c Release --project benchmarks/TransportBench -- diff before after --threshold 10% --json > diff.json
            """)
        {
            Base, Candidate, Threshold, Experiment, Metric, Anyway, All, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var runs = new ComparedRuns(Side(parsed, Base), Side(parsed, Candidate));
        if (runs.Differences.Count > 0 && !parsed.GetValue(Anyway)) throw new UsageException(runs.Refusal);
        var diff = Chosen(runs, parsed.GetValue(Threshold).Fraction, parsed.GetValue(Experiment)!, parsed.GetValue(Metric)!);
        if (diff.IsBlind && !parsed.GetValue(Anyway)) throw new UsageException($"this could not fail: {DiffWarnings.Blind(runs, diff)}; --anyway shows the figures nevertheless");
        var json = parsed.GetValue(Json);
        if (json) Console.WriteLine(JsonSerializer.Serialize(DiffDocument.Of(runs, diff, parsed.GetValue(Anyway)), ResultsFile.Options));
        DiffView.Show(Consoles.For(json ? Console.Error : Console.Out), runs, diff, parsed.GetValue(All));
        return diff.Worse > 0 || diff.Missing.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static RunDiff Chosen(ComparedRuns runs, double threshold, string[] experiments, string[] metrics)
    {
        var all = RunDiff.Compute(runs.Base.Results, runs.Candidate.Results, threshold);
        if (all.Rows.Count == 0) throw new UsageException(runs.NothingInCommon);
        Known("--experiment", experiments, all.Rows.Select(row => row.Experiment));
        Known("--metric", metrics, all.Rows.Select(row => row.Metric));
        if (experiments.Length == 0 && metrics.Length == 0) return all;
        var chosen = RunDiff.Compute(runs.Base.Results, runs.Candidate.Results, threshold, (experiment, metric) =>
            (experiments.Length == 0 || experiments.Contains(experiment)) && (metrics.Length == 0 || metrics.Contains(metric)));
        return chosen.Rows.Count > 0 ? chosen : throw new UsageException("no experiment asked for has a metric asked for");
    }

    private static void Known(string option, string[] asked, IEnumerable<string> common)
    {
        var known = common.Distinct().ToArray();
        if (asked.Except(known).ToArray() is { Length: > 0 } unknown)
            throw new UsageException($"{option} '{unknown[0]}' is not in both runs{Suggestion.For(unknown[0], known)}; they have {string.Join(", ", known)}");
    }

    private static DiffedRun Side(ParseResult parsed, Argument<string> argument)
    {
        var directory = parsed.GetValue(argument)!;
        return new DiffedRun(directory, ResultsFile.Read(directory));
    }

    private static Option<string[]> Repeatable(string name, string what, string description) => new(name)
    {
        Description = description + "; repeatable",
        HelpName = what,
        DefaultValueFactory = _ => [],
    };
}
