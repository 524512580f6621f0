using System.Text.Json;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>Runs that are cut off: by force, by Ctrl-C, by the death of a child.</summary>
public sealed class CutOffRunTests
{
    private const string LinuxOnly = "reads the process tree from /proc";

    /// <summary>Two short rounds.</summary>
    private static readonly string[] TwoRounds = ["run", "--profile", "smoke", "--experiment", "polling", "--rounds", "2", "--seed", "3", "--out", "mine"];

    [Fact(Timeout = Bounds.Run)]
    public async Task Run_CoordinatorKilledInMidRun_LeavesNoChildAndResumesWithTheMissingRound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, TwoRounds);
        await InMidOfSecondRoundAsync(cli, cancellationToken);
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        cli.Process.Kill();
        await ProcessTree.GoneAsync([cli.Process.Id, serve, drive], cancellationToken);
        var before = ResultsFile.Read(directory.At("mine"));
        Assert.Equal([0], before.CompletedRounds);

        await using var resumed = await Cli.RunAsync(directory.Root, cancellationToken, "run", "--resume", "mine", "--json");
        Assert.True(resumed.Process.ExitCode == 0, resumed.Error);
        var after = ResultsFile.Read(directory.At("mine"));
        Assert.Equal([0, 1], after.CompletedRounds);
        Assert.Equal(2 * before.Trials.Count, after.Trials.Count);
        Assert.Equal(Json(before.Trials), Json([.. after.Trials.Take(before.Trials.Count)]));
        Assert.All(after.Trials.Skip(before.Trials.Count), trial => Assert.Equal(1, trial.Round));
        Assert.DoesNotContain("round 1/2", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("round 2/2", resumed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(ProcessTree.Scratch(cli.Process.Id)), "the killed run's logs are still there");
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Run_InterruptedInMidRun_KeepsCompleteRoundsAndSaysHowToGoOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, TwoRounds);
        await InMidOfSecondRoundAsync(cli, cancellationToken);
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        await ProcessTree.SignalAsync("INT", [cli.Process.Id, serve, drive], cancellationToken); // A terminal sends Ctrl-C to all of them.
        Assert.Equal(130, await cli.ExitAsync(cancellationToken));
        await ProcessTree.GoneAsync([serve, drive], cancellationToken);
        var results = ResultsFile.Read(directory.At("mine"));
        Assert.Equal([0], results.CompletedRounds);
        Assert.Empty(results.Failures);
        Assert.Contains("1 of 2 rounds are missing", cli.Out, StringComparison.Ordinal);
        Assert.Contains($"run --resume {directory.At("mine")}", cli.Out, StringComparison.Ordinal);
        Assert.Empty(cli.Error);
        Assert.False(Directory.Exists(ProcessTree.Scratch(cli.Process.Id)));
    }

    [Theory(Timeout = Bounds.Run)]
    [InlineData("serve")]
    [InlineData("drive")]
    public async Task Run_ChildKilledInMidTrial_GoesOnAndNamesTheChildsEnd(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(
            directory.Root, "run", "--experiment", "payload-kinds", "--rounds", "1", "--seed", "3", "--out", "mine");
        await ProcessTree.TrialAsync(cli.Process.Id, cancellationToken);
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        var victim = command == "serve" ? serve : drive;
        await ProcessTree.SignalAsync("KILL", [victim], cancellationToken);
        Assert.Equal(1, await cli.ExitAsync(cancellationToken));
        var results = ResultsFile.Read(directory.At("mine"));
        Assert.Equal([0], results.CompletedRounds);
        Assert.Contains($"{command} (process {victim}) ended with signal 9", Assert.Single(results.Failures).Reason, StringComparison.Ordinal);
        Assert.Contains($"{command} (process {victim}) ended with signal 9", cli.Out, StringComparison.Ordinal);
        Assert.InRange(results.Trials.Count, 5 * 4, 6 * 4); // The trial in hand is lost, none after it; a warm-up has no rows to lose.
    }

    private static async Task InMidOfSecondRoundAsync(Cli cli, CancellationToken cancellationToken)
    {
        await cli.SeenAsync("round 2/2", cancellationToken);
        await ProcessTree.TrialAsync(cli.Process.Id, cancellationToken);
    }

    private static string Json(IReadOnlyList<TrialRow> trials) => JsonSerializer.Serialize(trials, ResultsFile.Options);
}
