using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Diffs;

public sealed class DifferencesTests
{
    private static readonly EnvironmentRecord Here = SampleRun.Empty().Environment;

    public static TheoryData<string, string, string> Facts => new()
    {
        { "processor", Here.Cpu, "another" },
        { "cores", "2", "4" },
        { "kernel", "6.1.0", "6.2.0" },
        { "operating system", "Debian GNU/Linux 12", "another" },
        { ".NET", ".NET 10.0.1", ".NET 10.0.2" },
        { "garbage collector", "workstation, concurrent", "server" },
        { "runtime settings", "DOTNET_TieredPGO=0", "DOTNET_TieredPGO=1" },
        { "memory", "7,933 MiB", "3,967 MiB" },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Environments_ThatDifferInOneFact_NameItWithBothValues(string name, string here, string there)
    {
        var other = name switch
        {
            "processor" => Here with { Cpu = there },
            "cores" => Here with { Cores = 4 },
            "kernel" => Here with { Kernel = there },
            "operating system" => Here with { Os = there },
            ".NET" => Here with { Dotnet = there },
            "garbage collector" => Here with { Gc = there },
            "memory" => Here with { MemoryBytes = Here.MemoryBytes / 2 },
            _ => Here with { RuntimeSettings = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" } },
        };
        Assert.Equal([new RunDifference(name, here, there)], EnvironmentDifferences.Between(Here, other));
        Assert.Equal($"{name}: {here} against {there}", EnvironmentDifferences.Between(Here, other)[0].ToString());
    }

    [Fact]
    public void Environments_OfOneMachineAtTwoTimes_AreTheSame() => Assert.Empty(EnvironmentDifferences.Between(Here, Here with
    {
        StartedAt = "2026-01-01T00:00:00Z",
        Version = "0.2.0",
        LoadAverage = 3,
        MemoryBytes = (long)(Here.MemoryBytes * 0.96),
        RuntimeSettings = new Dictionary<string, string>(Here.RuntimeSettings),
    }));

    [Fact]
    public void Environments_OfWhichOneDoesNotTell_AreTheSameInThat()
    {
        var told = Here with { CpuFrequency = "performance", CpuBoost = "on", CpuIdle = "menu (intel_idle)", ThreadsPerCore = 2, Virtualisation = "none seen", ClockSource = "tsc", Limits = new LimitsRow("none", "none", "0-1", 2) };
        var untold = Here with { CpuFrequency = null, CpuBoost = null, CpuIdle = null, ThreadsPerCore = null, Virtualisation = null, ClockSource = null, Limits = null };
        Assert.Empty(EnvironmentDifferences.Between(told, untold));
        Assert.Empty(EnvironmentDifferences.Between(untold, told));
        var other = told with { CpuFrequency = "powersave", CpuBoost = "off", CpuIdle = "haltpoll (haltpoll)", ThreadsPerCore = 1, Virtualisation = "virtual machine", ClockSource = "hpet", Limits = new LimitsRow("1.5 cores", "512 MiB", "0", 1) };
        Assert.Equal(
            ["clock rate policy", "boost", "idle policy", "threads per core", "virtualisation", "clock source", "processor quota", "memory limit", "processors allowed", "processors in the affinity mask"],
            EnvironmentDifferences.Between(told, other).Select(difference => difference.Name));
    }

    [Fact]
    public void Environments_WithoutSettings_SayNone() => Assert.Equal(
        "runtime settings: DOTNET_TieredPGO=0 against none",
        Assert.Single(EnvironmentDifferences.Between(Here, Here with { RuntimeSettings = new Dictionary<string, string>() })).ToString());

    [Fact]
    public void Settings_OtherSeedAndRounds_AreTheSame()
    {
        var run = FabricatedRun.Of(FabricatedRun.Latency(3, 1));
        Assert.Empty(SettingsDifferences.Between(run, run with { Settings = run.Settings with { Seed = 1, Rounds = 99, Command = "another" } }));
    }

    [Fact]
    public void Settings_OtherProfile_IsNamedAlone()
    {
        var run = FabricatedRun.Of(FabricatedRun.Latency(3, 1));
        var other = FabricatedRun.Of(FabricatedRun.Latency(3, 1).Select(row => row with { Workload = row.Workload with { Events = 1 } }));
        Assert.Equal([new RunDifference("profile", "smoke", "full")], SettingsDifferences.Between(run, other with { Settings = run.Settings with { Profile = "full" } }));
    }

    [Fact]
    public void Settings_OtherWorkloadOfACell_IsNamedWithTheCell()
    {
        var other = FabricatedRun.Latency(3, 1).Select(row => row with { Workload = row.Workload with { EventsPerSecond = 500 } });
        Assert.Equal(
            $"workload of delivery-latency ({FabricatedRun.LatencyCell}): text 128 B, constant, 1000/s, 3000 events against text 128 B, constant, 500/s, 3000 events",
            Assert.Single(SettingsDifferences.Between(FabricatedRun.Of(FabricatedRun.Latency(3, 1)), FabricatedRun.Of(other))).ToString());
    }

    [Fact]
    public void Settings_OtherLanesAtOnce_AreNamedAndLanesOneByOneAreNot()
    {
        var run = FabricatedRun.Of(FabricatedRun.Latency(3, 1).Concat(FabricatedRun.Throughput(3, 1)));
        var fewer = FabricatedRun.Of(FabricatedRun.Latency(3, 1).Where(row => row.Lane.Transport != "tcp").Concat(FabricatedRun.Throughput(3, 1)));
        Assert.Equal(
            [new RunDifference($"lanes of delivery-latency ({FabricatedRun.LatencyCell})", "sse:tuned:socket tcp:tuned:socket websocket:tuned:socket", "sse:tuned:socket websocket:tuned:socket")],
            SettingsDifferences.Between(run, fewer));
        var all = new[] { FabricatedRun.Tcp, FabricatedRun.Sse }.SelectMany(lane => FabricatedRun.Throughput(3, 1).Select(row => row with { Lane = LaneRow.From(lane), Id = row.Id + lane }));
        Assert.Empty(SettingsDifferences.Between(FabricatedRun.Of(all), FabricatedRun.Of(FabricatedRun.Throughput(3, 1))));
    }
}
