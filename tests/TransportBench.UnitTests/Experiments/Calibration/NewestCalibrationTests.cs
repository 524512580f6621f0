using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class NewestCalibrationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("transportbench-calibrations-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Newest_SeveralOfTheMachine_PrefersTheProfileThenTheNewest()
    {
        Put("old-quick", "2026-01-01T00:00:00Z");
        Put("new-quick", "2026-01-02T00:00:00Z");
        Put("newest-full", "2026-01-03T00:00:00Z", results => results with { Settings = results.Settings with { Profile = "full" } });
        Assert.Equal("new-quick", Newest("quick"));
        Assert.Equal("newest-full", Newest("full"));
        Assert.Equal("newest-full", Newest("smoke")); // None of its own: the newest of any.
    }

    [Fact]
    public void Newest_OneTooSmallToFindADifference_StandsBackBehindAnOlderOne()
    {
        Put("old", "2026-01-01T00:00:00Z", results => results with { SmallestDifferences = [new("quick", "cell", "p50", 10, 0.95, 0.01, 60, null)] });
        Put("new", "2026-01-02T00:00:00Z", results => results with { SmallestDifferences = [new("quick", "cell", "p50", 10, 0.95, null, 10, "too few")] });
        Assert.Equal("old", Newest("quick"));
    }

    public static TheoryData<string> Unusable() => ["other machine", "other cores", "other kernel", "other .NET", "other setting", "neighbour", "no run", "delays only", "no detections"];

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Newest_WhatCannotServe_IsPassedOver(string why)
    {
        Put("sound", "2026-01-01T00:00:00Z");
        Put("unusable", "2026-01-02T00:00:00Z", results => why switch
        {
            "other machine" => results with { Environment = results.Environment with { Cpu = "another" } },
            "other cores" => results with { Environment = results.Environment with { Cores = 64 } },
            "other kernel" => results with { Environment = results.Environment with { Kernel = "9" } },
            "other .NET" => results with { Environment = results.Environment with { Dotnet = ".NET 99" } },
            "other setting" => results with { Environment = results.Environment with { RuntimeSettings = new Dictionary<string, string>() } },
            "neighbour" => results with { Detections = [.. results.Detections.Select(row => row with { Part = Noisy.Id })] },
            "no run" => results with { CompletedRuns = 0 },
            "delays only" => results with { Detections = [.. results.Detections.Where(row => row.Part == Delay.Id)] },
            _ => results with { Detections = [] },
        });
        Assert.Equal("sound", Newest("quick"));
        Directory.Delete(Path.Combine(_root, "sound"), recursive: true);
        Assert.Null(Newest("quick"));
    }

    [Fact]
    public void Newest_DamagedEmptyAndForeignDirectories_ArePassedOver()
    {
        Put("sound", "2026-01-01T00:00:00Z");
        foreach (var (name, content) in new[] { ("damaged", "{\"schema\":"), ("null", "null"), ("newer", "{\"schema\":\"transportbench/calibration/2\"}") })
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_root, name)).FullName, CalibrationFile.Name), content);
        Directory.CreateDirectory(Path.Combine(_root, "empty"));
        File.WriteAllText(Path.Combine(_root, CalibrationFile.Name), "not in a directory of its own");
        Assert.Equal("sound", Newest("quick"));
    }

    [Fact]
    public void Newest_SeveralRoots_LooksIntoAllThatExist()
    {
        Put(Path.Combine("published", "2026"), "2026-01-01T00:00:00Z");
        var roots = new[] { Path.Combine(_root, "nowhere"), Path.Combine(_root, "published"), Path.Combine(_root, ".", "published") };
        Assert.Equal("2026", CalibrationFile.Newest(roots, FabricatedCalibration.Machine(), "quick")?.Name);
        Assert.Null(CalibrationFile.Newest([], FabricatedCalibration.Machine(), "quick"));
    }

    private string? Newest(string profile) => CalibrationFile.Newest([_root], FabricatedCalibration.Machine("2026-06-01T00:00:00Z"), profile)?.Name;

    private void Put(string name, string startedAt, Func<CalibrationResults, CalibrationResults>? change = null)
    {
        var full = FabricatedCalibration.Full();
        var results = full with { Environment = FabricatedCalibration.Machine(startedAt) };
        CalibrationFile.Write(Directory.CreateDirectory(Path.Combine(_root, name)).FullName, change is null ? results : change(results));
    }
}
