using System.Text.Json;
using Spectre.Console;
using TransportBench.Diffs;
using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using TransportBench.UnitTests.Experiments.Diffs;
using Xunit;

namespace TransportBench.UnitTests.Diffs;

public sealed class DiffViewTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void Show_Regression_StandsOnTopAndIsSummedUpLast(int width)
    {
        var lines = Lines(Runs(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2, sse: 1.2)), width);
        Assert.StartsWith("base:      before  smoke, 12 rounds, begun 2025-11-23T21:00:00Z, version 0.1.0+abcdef0", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("worse", StringComparison.Ordinal) && line.Contains(width > 150 ? "delivery latency p" : "sse:tuned:socket", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("against the control", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("× tcp", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("websocket", StringComparison.Ordinal)); // It has not changed.
        Assert.Contains(lines, line => line.StartsWith("the control itself became ", StringComparison.Ordinal));
        Assert.Equal("4 worse, 0 better, 4 the same, 0 undecided of 8; threshold 5 %", lines[^1]);
        Assert.All(lines.Skip(2).Where(line => !line.StartsWith("the control", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Show_All_HasEveryRow()
    {
        var runs = Runs(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2));
        Assert.DoesNotContain(Lines(runs), line => line.Contains("websocket", StringComparison.Ordinal));
        var lines = Lines(runs, all: true);
        Assert.Equal(4, lines.Count(line => line.Contains("websocket:tuned:socket", StringComparison.Ordinal)));
        Assert.Equal(4, lines.Count(line => line.StartsWith("│ control", StringComparison.Ordinal)));
    }

    [Fact]
    public void Show_DifferentMachines_MarkTheFirstLinesAndTheLast()
    {
        var runs = Runs(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2), after => after with { Environment = after.Environment with { Cores = 4 } });
        var lines = Lines(runs);
        Assert.Equal("cores: 2 against 4: a change may be its doing", lines[2]);
        Assert.EndsWith("; the runs differ in cores", lines[^1], StringComparison.Ordinal);
        Assert.Equal("these runs do not compare (cores: 2 against 4); --anyway compares them nevertheless", runs.Refusal);
    }

    [Fact]
    public void Refusal_OfManyDifferences_NamesTheFirstAndCountsTheOthers()
    {
        static IEnumerable<TrialRow> Cells(int events) => Enumerable.Range(0, 9).Select(i => Fabricated.Row("e", $"cell {i}", FabricatedRun.Sse, 0) with
        {
            Workload = new WorkloadRow("text", 16, "constant", 1, events),
        });
        var refusal = Runs(Cells(1), Cells(2)).Refusal;
        Assert.Contains("workload of e (cell 5): text 16 B, constant, 1/s, 1 events against text 16 B, constant, 1/s, 2 events; and 3 more)", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Theory]
    [InlineData(4, 4, "4 and 4 rounds detect nothing among 8 figures, however large: measure 6 of each (run --rounds), or compare less (--experiment, --metric)")]
    public void Show_TooFewRounds_SaysWhatItTakes(int before, int after, string warning) =>
        Assert.Contains(warning, Lines(Runs(FabricatedRun.Latency(before, 1), FabricatedRun.Latency(after, 2))));

    [Fact]
    public void Show_IncompleteRun_SaysHowManyRounds() => Assert.Contains(
        "the candidate is incomplete: 12 of 16 rounds",
        Lines(Runs(FabricatedRun.Latency(12, 1), FabricatedRun.Latency(12, 2), after => after with { Settings = after.Settings with { Rounds = 16 } })));

    [Fact]
    public void Show_RunAgainstItself_SaysSo()
    {
        var run = new DiffedRun("before", FabricatedRun.Of(FabricatedRun.Latency(12, 1)));
        Assert.Contains("both are the same run: every ratio is 1.000", Lines(new ComparedRuns(run, run)));
    }

    [Fact]
    public void NothingInCommon_SaysWhatEachHas() => Assert.Equal(
        "the runs have nothing in common: 'before' measured delivery-latency, 'after' has no complete round", Runs(FabricatedRun.Latency(1, 1), []).NothingInCommon);

    [Fact]
    public void Document_Json_HasTheFieldsOfTheSchema()
    {
        var runs = Runs(FabricatedRun.Latency(12, 1).Append(Fabricated.Bytes("c", FabricatedRun.Sse, 128, 6)), FabricatedRun.Latency(12, 2, sse: 1.2).Append(Fabricated.Bytes("c", FabricatedRun.Sse, 128, 6)));
        var json = JsonSerializer.SerializeToNode(DiffDocument.Of(runs, Diff(runs), anyway: true), ResultsFile.Options)!.AsObject();
        Assert.Equal(
            ["schema", "base", "candidate", "environment_differences", "threshold", "anyway", "rows", "warnings", "missing", "testable", "family", "worse", "better", "compared"], json.Select(member => member.Key));
        Assert.Equal("transportbench/diff/1", (string?)json["schema"]);
        Assert.Equal("""{"directory":"before","version":"0.1.0+abcdef0","started_at":"2025-11-23T21:00:00Z","rounds":12}""", json["base"]!.ToJsonString(ResultsFileInOneLine));
        var rows = json["rows"]!.AsArray();
        Assert.Equal(
            ["experiment", "conditions", "lane", "metric", "kind", "control", "drifts", "higher_is_better", "base", "candidate", "ratio", "low", "high", "rounds", "p", "p_adjusted", "detected", "worse", "better", "may_be_machine", "decision"],
            rows[0]!.AsObject().Select(member => member.Key));
        Assert.Equal(["absolute", "against control", "exact"], rows.Select(row => (string?)row!["kind"]).Distinct().Order());
        Assert.True((bool)rows[0]!["worse"]!);
        Assert.Equal(rows.Count(row => !(bool)row!["control"]!), (int)json["compared"]!);
        Assert.DoesNotContain("slowdown", json.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonSerializerOptions ResultsFileInOneLine { get; } = new(ResultsFile.Options) { WriteIndented = false };

    private static ComparedRuns Runs(IEnumerable<TrialRow> before, IEnumerable<TrialRow> after, Func<RunResults, RunResults>? changed = null) =>
        new(new DiffedRun("before", FabricatedRun.Of(before)), new DiffedRun("after", (changed ?? (run => run))(FabricatedRun.Of(after))));

    private static RunDiff Diff(ComparedRuns runs) => RunDiff.Compute(runs.Base.Results, runs.Candidate.Results, 0.05);

    private static string[] Lines(ComparedRuns runs, int width = 200, bool all = false)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        DiffView.Show(console, runs, Diff(runs), all);
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
