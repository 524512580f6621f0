using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.UnitTests.Measurement.Machine;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class EnvironmentProbeTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void Read_LinuxInAContainer_HasItsLimits()
    {
        using var system = new FabricatedSystem(
            ("etc/os-release", "NAME=Some\nPRETTY_NAME=\"Some Linux 12\"\n"),
            ("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n"),
            ("proc/loadavg", "0.25 0.1 0.1 1/90 4242\n"),
            ("proc/cpuinfo", "model name\t: Some CPU\nflags\t\t: fpu hypervisor\n"),
            ("proc/self/cgroup", "0::/\n"),
            ("proc/self/status", "Name:\tx\nCpus_allowed:\tf\nCpus_allowed_list:\t0-3\n"),
            ("sys/fs/cgroup/cgroup.controllers", "cpu"),
            ("sys/fs/cgroup/cpu.max", "150000 100000"));
        var environment = EnvironmentProbe.Read(Time, "workstation", system.Files);
        Assert.Equal(("2026-01-02T03:04:05Z", "Some Linux 12", "6.1.0-18-amd64", "Some CPU", 0.25), (environment.StartedAt, environment.Os, environment.Kernel, environment.Cpu, environment.LoadAverage));
        Assert.Equal(("not exposed", "not exposed", "virtual machine"), (environment.CpuFrequency, environment.CpuBoost, environment.Virtualisation));
        Assert.Equal(new LimitsRow("1.5 cores", "none", null, 4), environment.Limits);
    }

    [Fact]
    public void Read_NoSuchFiles_LeavesOutWhatIsNotTold()
    {
        using var system = new FabricatedSystem();
        var environment = EnvironmentProbe.Read(Time, "workstation", system.Files);
        Assert.Equal((null, null, null), (environment.CpuFrequency, environment.CpuBoost, environment.ThreadsPerCore));
        Assert.Equal((null, null, null), (environment.Virtualisation, environment.ClockSource, environment.LoadAverage));
        Assert.Null(environment.Limits);
        Assert.All([environment.Os, environment.Kernel, environment.Cpu], Assert.NotEmpty);
    }

    [Fact]
    public void Packages_OfWhatCarriesTraffic_HaveTheVersionsThatAreReferredTo()
    {
        var packages = EnvironmentProbe.Read(Time, "").Packages!;
        Assert.Equal(["HdrHistogram", "MathNet.Numerics", "Microsoft.AspNetCore.App", "Websocket.Client"], packages.Keys);
        var central = File.ReadAllText(Reporting.RepositoryRoot.Of("Directory.Packages.props"));
        foreach (var name in packages.Keys.Where(name => !name.StartsWith("Microsoft", StringComparison.Ordinal)))
            Assert.Contains($"Include=\"{name}\" Version=\"[{packages[name]}]\"", central, StringComparison.Ordinal);
        Assert.StartsWith($"{Environment.Version.Major}.", packages["Microsoft.AspNetCore.App"], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Here_SurvivesTheFile()
    {
        var environment = EnvironmentProbe.Read(Time, "workstation");
        var text = JsonSerializer.Serialize(environment, ResultsFile.Options);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<EnvironmentRecord>(text, ResultsFile.Options), ResultsFile.Options));
    }
}
