using System.Text.Json;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Results;

public sealed class ResultsFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("transportbench-results-").FullName;

    private string Target => Path.Combine(_directory, ResultsFile.Name);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_ThenRead_GivesTheSame()
    {
        ResultsFile.Write(_directory, Results(7));
        Assert.Equal(Text(Results(7)), Text(ResultsFile.Read(_directory)));
        Assert.Equal(Text(Results(7)), Text(ResultsFile.Read(Target)));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void Write_OverOlderResultsAndALeftOverTemporary_ReplacesBoth()
    {
        ResultsFile.Write(_directory, Results(7));
        File.WriteAllText(Target + ".tmp", "half a f");
        ResultsFile.Write(_directory, Results(8));
        Assert.Equal(8UL, ResultsFile.Read(_directory).Settings.Seed);
        Assert.Equal([Target], Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void Write_ThatFails_LeavesTheOldResultsWhole()
    {
        ResultsFile.Write(_directory, Results(7));
        Directory.CreateDirectory(Target + ".tmp"); // In the way of the temporary file.
        Assert.ThrowsAny<SystemException>(() => ResultsFile.Write(_directory, Results(8)));
        Assert.Equal(7UL, ResultsFile.Read(_directory).Settings.Seed);
    }

    [Theory]
    [InlineData("", "is not a results file: ")]
    [InlineData("results? what results?", "is not a results file: ")]
    [InlineData("null", "holds null instead of results")]
    [InlineData("[]", "is not a results file: ")]
    [InlineData("{\"schema\":\"transportbench/results/1\"}", "is not a results file: ")]
    public void Read_WhatIsNoResults_SaysSoInOneLine(string content, string words)
    {
        File.WriteAllText(Target, content);
        Refused($"'{Target}' {words}");
    }

    [Fact]
    public void Read_HalfAFile_SaysSoInOneLine()
    {
        ResultsFile.Write(_directory, Results(7));
        File.WriteAllText(Target, File.ReadAllText(Target)[..200]);
        Refused($"'{Target}' is not a results file: ");
    }

    [Fact]
    public void Read_AnotherSchema_SaysWhichIsRead()
    {
        ResultsFile.Write(_directory, Results(7) with { Schema = "transportbench/results/2" });
        Refused($"'{Target}' has schema 'transportbench/results/2'; this version reads 'transportbench/results/1'");
    }

    [Fact]
    public void Read_NothingThere_SaysWhatToGive() => Refused($"no results.json in '{_directory}': give the directory of a run");

    private void Refused(string words)
    {
        var message = Assert.Throws<ResultsFileException>(() => ResultsFile.Read(_directory)).Message;
        Assert.StartsWith(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static string Text(RunResults results) => JsonSerializer.Serialize(results, ResultsFile.Options);

    private static RunResults Results(ulong seed) => new()
    {
        Schema = RunResults.CurrentSchema,
        Environment = new EnvironmentRecord
        {
            StartedAt = "2026-01-02T03:04:05Z",
            Os = "os",
            Kernel = "1.2",
            Cpu = "cpu",
            Cores = 2,
            MemoryBytes = 1,
            Dotnet = ".NET",
            Gc = "workstation",
            RuntimeSettings = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0" },
            Version = "0.1.0",
        },
        Settings = new RunSettings { Profile = "smoke", Rounds = 2, Seed = seed, Experiments = ["polling"], Claims = [], Lanes = [], Command = "run" },
        CompletedRounds = [0],
        Trials = [],
        Failures = [new TrialFailure("r00/polling/x", 0, "words with \"quotes\" and — dashes")],
        Comparisons = [],
        Claims = [],
    };
}
