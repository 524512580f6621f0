using System.Text.Json;
using TransportBench.Experiments.Calibration;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>What a calibration that has finished leaves, and that nothing replaces it unasked. The part is exact: no figure depends on the machine.</summary>
public sealed class FinishedCalibrationTests(FinishedCalibration calibration) : IClassFixture<FinishedCalibration>
{
    [Fact]
    public void Calibrate_Accounting_FindsEverythingThatWasInjected()
    {
        Assert.True(calibration.ExitCode == 0, calibration.Error);
        var results = CalibrationFile.Read(calibration.Results);
        Assert.Equal(1, results.CompletedRuns);
        Assert.Empty(results.Failures);
        // Of 700 events 14 are lost and 8 of those left doubled; every 7th has 10 bytes behind it.
        Assert.Equal(
            [
                ("sse:tuned:socket", "events doubled", 8L), ("sse:tuned:socket", "events lost", 14L), ("sse:tuned:socket", "extra bytes", 1_000L),
                ("websocket:tuned:socket", "events doubled", 8L), ("websocket:tuned:socket", "events lost", 14L), ("websocket:tuned:socket", "extra bytes", 1_000L),
            ],
            results.Accounts.Select(account => (account.Lane, account.What, account.Found)).Order());
        Assert.All(results.Accounts, account => Assert.True(account.Holds));
        var check = Assert.Single(results.Checks);
        Assert.Equal(("accounting", "2044 of 2044 found", true), (check.Part, check.Figure, check.Passed));
    }

    [Fact]
    public void Calibrate_Settings_AreWhatWasAskedFor()
    {
        var settings = CalibrationFile.Read(calibration.Results).Settings;
        Assert.Equal(("quick", 1, 1, 11UL), (settings.Profile, settings.Runs, settings.Rounds, settings.Seed));
        Assert.Equal(["accounting"], settings.Parts);
        Assert.EndsWith("calibrate --profile quick --part accounting --runs 1 --rounds 1 --seed 11", settings.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrate_Json_EqualsTheFile()
    {
        using var printed = JsonDocument.Parse(calibration.Out);
        using var written = JsonDocument.Parse(File.ReadAllText(calibration.File));
        Assert.True(JsonElement.DeepEquals(printed.RootElement, written.RootElement));
    }

    [Fact]
    public void Calibrate_Finished_SaysWhatHoldsAndLeavesNothingBeside()
    {
        Assert.Contains("the account finds every lost and doubled event and every extra byte", calibration.Error, StringComparison.Ordinal);
        Assert.Contains("calibration: file://", calibration.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(calibration.Results), entry => entry.EndsWith(".tmp", StringComparison.Ordinal) || entry.EndsWith(".lock", StringComparison.Ordinal));
        Assert.False(Directory.Exists(ProcessTree.Scratch(calibration.ProcessId)), "the logs are still there");
    }

    [Theory(Timeout = Bounds.Short)]
    [InlineData("calibrate --part accounting --runs 1", "holds another calibration; give another --out, or replace it with --force")]
    [InlineData("run --experiment payload-kinds --rounds 1", "holds a calibration; nothing is overwritten: give another --out")]
    public async Task Out_WithACalibration_IsRefusedAndTheFileUnchanged(string arguments, string words)
    {
        var before = await File.ReadAllBytesAsync(calibration.File, TestContext.Current.CancellationToken);
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, [.. arguments.Split(' '), "--out", calibration.Results]);
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(words, Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(calibration.File, TestContext.Current.CancellationToken));
        Assert.True(directory.IsEmpty);
    }

    [Theory(Timeout = Bounds.Short)]
    [InlineData("results.json", "holds a run; nothing is overwritten: give another --out")]
    [InlineData("notes.txt", "is not empty and holds no calibration; nothing is overwritten: give another --out")]
    public async Task Out_WithSomethingElse_IsRefused(string file, string words)
    {
        using var directory = new WorkDirectory();
        await File.WriteAllTextAsync(directory.At(file), "mine", TestContext.Current.CancellationToken);
        await using var cli = await Cli.RunAsync(directory.Root, TestContext.Current.CancellationToken, "calibrate", "--out", ".", "--force");
        Assert.Equal(2, cli.Process.ExitCode);
        Assert.Contains(words, Assert.Single(cli.ErrorLines), StringComparison.Ordinal);
        Assert.Equal([directory.At(file)], Directory.GetFileSystemEntries(directory.Root));
    }
}
