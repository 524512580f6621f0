using System.Text.Json;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary><c>diff</c> as a script sees it: exit code, stdout and stderr.</summary>
public sealed class DiffTests
{
    [Theory(Timeout = Bounds.Short)]
    [InlineData(1.2, "5", 1, "1 worse, 0 better, 1 the same, 0 undecided of 2; threshold 5 %")]
    [InlineData(1.2, "30%", 0, "0 worse, 0 better, 2 the same, 0 undecided of 2; threshold 30 %")]
    [InlineData(0.7, "5", 0, "0 worse, 1 better, 1 the same, 0 undecided of 2; threshold 5 %")]
    [InlineData(1, "0", 0, "0 worse, 0 better, 0 the same, 2 undecided of 2; threshold 0 %")]
    public async Task Diff_ExitCode_SaysWhetherAnythingIsWorse(double sse, string threshold, int exitCode, string summary)
    {
        using var directory = new WorkDirectory();
        WrittenRun.Write(directory.At("before"));
        WrittenRun.Write(directory.At("after"), sse);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "after", "--threshold", threshold);
        Assert.Equal((exitCode, ""), (cli.Process.ExitCode, cli.Error));
        Assert.Equal(summary, cli.Out.TrimEnd().Split('\n')[^1]);
        Assert.DoesNotContain('\u001b', cli.Out);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Diff_Json_IsOneDocumentOnStdout()
    {
        using var directory = new WorkDirectory();
        WrittenRun.Write(directory.At("before"));
        WrittenRun.Write(directory.At("after"), sse: 1.2);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "after/results.json", "--json");
        Assert.Equal(1, cli.Process.ExitCode);
        Assert.Contains("1 worse, ", cli.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(cli.Out);
        var root = json.RootElement;
        Assert.Equal(("transportbench/diff/1", 1, 2, false), (root.GetProperty("schema").GetString(), root.GetProperty("worse").GetInt32(), root.GetProperty("compared").GetInt32(), root.GetProperty("anyway").GetBoolean()));
        var worst = root.GetProperty("rows")[0];
        Assert.Equal(("sse:tuned:socket", "against control", "above"), (worst.GetProperty("lane").GetString(), worst.GetProperty("kind").GetString(), worst.GetProperty("decision").GetString()));
        Assert.Equal(1.2, worst.GetProperty("ratio").GetDouble(), 9);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Diff_OtherMachine_IsRefusedUnlessAnyway()
    {
        using var directory = new WorkDirectory();
        WrittenRun.Write(directory.At("before"));
        WrittenRun.Write(directory.At("after"), cores: 8, profile: "full");
        await using var refused = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "after");
        Assert.Equal((2, ""), (refused.Process.ExitCode, refused.Out));
        Assert.Contains("(cores: 2 against 8; profile: quick against full); --anyway compares", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        await using var marked = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "after", "--anyway", "--json");
        Assert.Equal(0, marked.Process.ExitCode);
        Assert.Contains("the runs differ in cores, profile", marked.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(marked.Out);
        Assert.True(json.RootElement.GetProperty("anyway").GetBoolean());
        Assert.Equal(["cores", "profile"], json.RootElement.GetProperty("environment_differences").EnumerateArray().Select(difference => difference.GetProperty("name").GetString()));
    }

    [Theory(Timeout = Bounds.Short)]
    [InlineData("diff before other", "the runs have nothing in common: 'before' measured delivery-latency, 'other' measured polling")]
    [InlineData("diff before empty", "the runs have nothing in common: 'before' measured delivery-latency, 'empty' has no complete round")]
    [InlineData("diff before before --experiment poling", "--experiment 'poling' is not in both runs; they have delivery-latency")]
    [InlineData("diff before before --metric delivery_latency_p55_us", "--metric 'delivery_latency_p55_us' is not in both runs (did you mean 'delivery_latency_p50_us'?); they have")]
    public async Task Diff_OfWhatCannotBeCompared_SaysWhy(string arguments, string words)
    {
        using var directory = new WorkDirectory();
        WrittenRun.Write(directory.At("before"));
        WrittenRun.Write(directory.At("other"), experiment: "polling");
        WrittenRun.Write(directory.At("empty"), rounds: 0, planned: 10);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, arguments.Split(' '));
        Assert.Equal((2, ""), (cli.Process.ExitCode, cli.Out));
        Assert.Contains(words, Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Diff_FewRounds_AreRefusedUnlessAnyway()
    {
        using var directory = new WorkDirectory();
        WrittenRun.Write(directory.At("before"), rounds: 3, planned: 10);
        await using var refused = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "before");
        Assert.Equal((2, ""), (refused.Process.ExitCode, refused.Out));
        Assert.Contains("this could not fail: 3 and 3 rounds detect nothing among 2 figures", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "diff", "before", "before", "--anyway");
        Assert.Equal((0, ""), (cli.Process.ExitCode, cli.Error));
        Assert.Contains("both are the same run", cli.Out, StringComparison.Ordinal);
        Assert.Contains("the base is incomplete: 3 of 10 rounds", cli.Out, StringComparison.Ordinal);
        Assert.Contains("3 and 3 rounds detect nothing among 2 figures", cli.Out, StringComparison.Ordinal);
    }
}
