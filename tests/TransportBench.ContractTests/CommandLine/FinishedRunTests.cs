using System.Text.Json;
using System.Text.Json.Nodes;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>What a run that has finished leaves, and that nothing replaces it unasked.</summary>
public sealed class FinishedRunTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    [Fact]
    public void Run_Json_EqualsTheResultsFile()
    {
        Assert.True(run.ExitCode == 0, run.Error);
        using var printed = JsonDocument.Parse(run.Out);
        using var written = JsonDocument.Parse(File.ReadAllText(run.ResultsFile));
        Assert.True(JsonElement.DeepEquals(printed.RootElement, written.RootElement));
    }

    [Fact]
    public void Run_Finished_HasEveryTrialAndNothingBeside()
    {
        var results = Experiments.Results.ResultsFile.Read(run.Results);
        Assert.Equal([0], results.CompletedRounds);
        Assert.Equal(11UL, results.Settings.Seed);
        Assert.Empty(results.Failures);
        Assert.Equal(6 * 4, results.Trials.Count);
        Assert.All(results.Trials, trial => Assert.True(trial.Counts.Balances));
        Assert.False(File.Exists(run.ResultsFile + ".tmp"));
        Assert.Contains("report: file://", run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Run_OutWithAnotherRun_IsRefusedAndTheFileUnchanged()
    {
        var before = await File.ReadAllBytesAsync(run.ResultsFile, TestContext.Current.CancellationToken);
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(
            directory.Root, TestContext.Current.CancellationToken, "run", "--experiment", "payload-kinds", "--rounds", "1", "--out", run.Results);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains("holds another run; give another --out, --resume it, or replace it with --force", Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(run.ResultsFile, TestContext.Current.CancellationToken));
        Assert.True(directory.IsEmpty);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Run_ResumedWithOtherSettings_IsRefused()
    {
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(
            directory.Root, TestContext.Current.CancellationToken, "run", "--resume", run.Results, "--rounds", "3");
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains("rounds are fixed before a run (1 here)", Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Report_OfTheRun_IsRenderedAgain()
    {
        using var directory = new WorkDirectory();
        File.Copy(run.ResultsFile, directory.At("results.json"));
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "report", directory.Root);
        Assert.Equal(0, cli.Process.ExitCode);
        Assert.Empty(cli.Error);
        Assert.True(File.Exists(new Uri(cli.Out.Trim()).LocalPath), cli.Out);
    }

    [Fact(Timeout = Bounds.Short)]
    public async Task Report_OfAnotherSchema_SaysWhichIsRead()
    {
        using var directory = new WorkDirectory();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(run.ResultsFile, TestContext.Current.CancellationToken))!;
        json["schema"] = "transportbench/results/99";
        await File.WriteAllTextAsync(directory.At("results.json"), json.ToJsonString(), TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "report", directory.Root);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(
            $"has schema 'transportbench/results/99'; this version reads '{RunResults.CurrentSchema}'", Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(directory.Root));
    }
}
