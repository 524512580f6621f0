using TransportBench.Experiments.Calibration;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>Calibrations that are cut off, and what runs beside them.</summary>
public sealed class CutOffCalibrationTests
{
    private const string LinuxOnly = "reads the process tree from /proc";

    private static readonly string[] TwoRuns = ["calibrate", "--part", "same-lane", "--profile", "smoke", "--runs", "2", "--rounds", "1", "--seed", "3", "--out", "mine"];

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_InterruptedInItsSecondRun_KeepsTheFirstAndSaysWhatIsMissing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, TwoRuns);
        await cli.SeenAsync("round 2/2", cancellationToken);
        await ProcessTree.TrialAsync(cli.Process.Id, cancellationToken);
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        await ProcessTree.SignalAsync("INT", [cli.Process.Id, serve, drive], cancellationToken); // A terminal sends Ctrl-C to all of them.
        Assert.Equal(130, await cli.ExitAsync(cancellationToken));
        await ProcessTree.GoneAsync([serve, drive], cancellationToken);
        var results = CalibrationFile.Read(directory.At("mine"));
        Assert.Equal((1, 2), (results.CompletedRuns, results.Settings.Runs));
        Assert.All(results.Comparisons, comparison => Assert.Equal(0, comparison.Run));
        Assert.Contains("1 of 2 runs are missing", cli.Out, StringComparison.Ordinal);
        Assert.Empty(cli.Error);
        Assert.False(Directory.Exists(ProcessTree.Scratch(cli.Process.Id)));
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_InterruptedInItsFirstRun_LeavesNoCalibrationAndSaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "calibrate", "--part", "freeze", "--runs", "1", "--rounds", "1", "--out", "mine");
        await ProcessTree.TrialAsync(cli.Process.Id, cancellationToken);
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        await ProcessTree.SignalAsync("INT", [cli.Process.Id], cancellationToken);
        Assert.True(await cli.ExitAsync(cancellationToken) == 130, cli.Error);
        await ProcessTree.GoneAsync([serve, drive], cancellationToken);
        Assert.Contains("1 of 1 runs are missing", cli.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory.At("mine")));
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_BesideANeighbour_SaysSoAndLeavesNoChild()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "calibrate", "--part", "noisy", "--profile", "smoke", "--runs", "1", "--rounds", "1", "--seed", "3", "--out", "mine");
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        var neighbour = await ProcessTree.ChildAsync(cli.Process.Id, "neighbour", cancellationToken);
        Assert.True(await cli.ExitAsync(cancellationToken) == 0, cli.Out + cli.Error);
        await ProcessTree.GoneAsync([serve, drive, neighbour], cancellationToken);
        var results = CalibrationFile.Read(directory.At("mine"));
        Assert.All(results.Detections, row => Assert.Equal("noisy", row.Part));
        Assert.NotEmpty(results.Detections);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_ItsNeighbourKilled_DoesNotPretendToHaveHadOne()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "calibrate", "--part", "noisy", "--profile", "smoke", "--runs", "1", "--rounds", "1", "--out", "mine");
        await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken); // The neighbour stands before these.
        var neighbour = await ProcessTree.ChildAsync(cli.Process.Id, "neighbour", cancellationToken);
        await ProcessTree.SignalAsync("KILL", [neighbour], cancellationToken);
        Assert.Equal(3, await cli.ExitAsync(cancellationToken));
        Assert.Contains($"neighbour (process {neighbour}) ended with signal 9", Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory.At("mine")));
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_KilledWithItsNeighbour_LeavesNoChild()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), LinuxOnly);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using var cli = Cli.Start(directory.Root, "calibrate", "--part", "noisy", "--profile", "smoke", "--runs", "1", "--rounds", "1", "--out", "mine");
        var (serve, drive) = await ProcessTree.ChildrenAsync(cli.Process.Id, cancellationToken);
        var neighbour = await ProcessTree.ChildAsync(cli.Process.Id, "neighbour", cancellationToken);
        await ProcessTree.SignalAsync("KILL", [cli.Process.Id], cancellationToken);
        await ProcessTree.GoneAsync([serve, drive, neighbour], cancellationToken);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_ResumedElsewhere_IsRefused()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using (var begun = Cli.Start(directory.Root, "calibrate", "--part", "accounting", "--profile", "smoke", "--runs", "1", "--rounds", "1", "--out", "mine"))
            Assert.True(await begun.ExitAsync(cancellationToken) == 0, begun.Out + begun.Error);
        var there = CalibrationFile.Read(directory.At("mine"));
        CalibrationFile.Write(directory.At("mine"), there with { Environment = there.Environment with { Cores = 63, Version = "0.0.1" } });
        await using var resumed = Cli.Start(directory.Root, "calibrate", "--resume", "mine", "--runs", "2");
        Assert.Equal(2, await resumed.ExitAsync(cancellationToken));
        Assert.Contains("cores: 63 against", Assert.Single(resumed.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("version of TransportBench: 0.0.1 against", resumed.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Bounds.Run)]
    public async Task Calibrate_Resumed_KeepsWhatThereIsAndRunsTheRest()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var directory = new WorkDirectory();
        await using (var begun = Cli.Start(directory.Root, "calibrate", "--part", "same-lane", "--profile", "smoke", "--runs", "1", "--rounds", "1", "--seed", "3", "--out", "mine"))
            Assert.True(await begun.ExitAsync(cancellationToken) == 0, begun.Out + begun.Error);
        var before = CalibrationFile.Read(directory.At("mine"));
        await using (var changed = Cli.Start(directory.Root, "calibrate", "--resume", "mine", "--seed", "4"))
        {
            Assert.Equal(2, await changed.ExitAsync(cancellationToken));
            Assert.Contains("--seed cannot change a calibration that is resumed", changed.Error, StringComparison.Ordinal);
        }

        await using var resumed = Cli.Start(directory.Root, "calibrate", "--resume", "mine", "--runs", "2");
        Assert.True(await resumed.ExitAsync(cancellationToken) == 0, resumed.Out + resumed.Error);
        var after = CalibrationFile.Read(directory.At("mine"));
        Assert.Equal((1, 2), (before.CompletedRuns, after.CompletedRuns));
        Assert.Equal(before.Comparisons.Select(row => row.Ratio), after.Comparisons.Where(row => row.Run == 0).Select(row => row.Ratio));
        Assert.Equal(before.Comparisons.Count, after.Comparisons.Count(row => row.Run == 1));
        Assert.Equal((3UL, 2), (after.Settings.Seed, after.Settings.Runs));
    }
}
