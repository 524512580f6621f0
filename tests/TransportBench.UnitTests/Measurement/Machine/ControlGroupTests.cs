using TransportBench.Measurement.Machine;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Machine;

public sealed class ControlGroupTests
{
    private const string Mount = "sys/fs/cgroup";

    [Fact]
    public void Limits_Version2_AreTheNarrowestOfTheGroupAndThoseAboveIt()
    {
        using var system = new FabricatedSystem(
            ("proc/self/cgroup", "0::/pod/app\n"),
            ($"{Mount}/cgroup.controllers", "cpu memory"),
            ($"{Mount}/pod/app/cpu.max", "max 100000"),
            ($"{Mount}/pod/cpu.max", "150000 100000"),
            ($"{Mount}/pod/app/memory.max", "536870912"),
            ($"{Mount}/pod/memory.max", "max"),
            ($"{Mount}/pod/app/cpuset.cpus.effective", "0-2"),
            ($"{Mount}/cpuset.cpus.effective", "0-7"));
        var group = new ControlGroup(system.Files);
        Assert.Equal((true, 1.5, 536_870_912, "0-2"), (group.IsKnown, group.CpuCores, group.MemoryBytes, group.CpuSet));
    }

    [Fact]
    public void Limits_Version2Unlimited_AreNone()
    {
        using var system = new FabricatedSystem(
            ("proc/self/cgroup", "0::/\n"), ($"{Mount}/cgroup.controllers", "cpu"), ($"{Mount}/cpu.max", "max 100000"), ($"{Mount}/memory.max", "max"));
        var group = new ControlGroup(system.Files);
        Assert.Equal((true, null, null, null), (group.IsKnown, group.CpuCores, group.MemoryBytes, group.CpuSet));
    }

    [Fact]
    public void Limits_PathOfTheHostInsideAContainer_AreThoseAtTheMount()
    {
        using var system = new FabricatedSystem(
            ("proc/self/cgroup", "0::/docker/0123abc\n"), ($"{Mount}/cgroup.controllers", "cpu"), ($"{Mount}/cpu.max", "200000 100000"), ($"{Mount}/cpu.stat", "usage_usec 9\nthrottled_usec 77"));
        var group = new ControlGroup(system.Files);
        Assert.Equal((2.0, 77L), (group.CpuCores, group.ThrottledUs));
    }

    [Fact]
    public void Limits_Version1_AreReadFromTheControllersOwnMounts()
    {
        using var system = new FabricatedSystem(
            ("proc/self/cgroup", "4:memory:/app\n3:cpuset:/\n2:cpu,cpuacct:/app\n0::/\n"),
            ($"{Mount}/cpu/app/cpu.cfs_quota_us", "50000"),
            ($"{Mount}/cpu/app/cpu.cfs_period_us", "100000"),
            ($"{Mount}/cpu/cpu.cfs_quota_us", "-1"),
            ($"{Mount}/cpu/cpu.cfs_period_us", "100000"),
            ($"{Mount}/cpu/app/cpu.stat", "nr_periods 4\nnr_throttled 2\nthrottled_time 1500000"),
            ($"{Mount}/memory/app/memory.limit_in_bytes", "9223372036854771712"),
            ($"{Mount}/cpuset/cpuset.effective_cpus", "0-1"));
        var group = new ControlGroup(system.Files);
        Assert.Equal((0.5, null, "0-1", 1_500L), (group.CpuCores, group.MemoryBytes, group.CpuSet, group.ThrottledUs));
    }

    [Fact]
    public void ThrottledUs_OfSeveralGroups_AddsUp()
    {
        using var system = new FabricatedSystem(
            ("proc/self/cgroup", "0::/pod/app\n"), ($"{Mount}/cgroup.controllers", "cpu"),
            ($"{Mount}/pod/app/cpu.stat", "nr_throttled 1\nthrottled_usec 30"), ($"{Mount}/pod/cpu.stat", "throttled_usec 5"), ($"{Mount}/cpu.stat", "usage_usec 5"));
        Assert.Equal(35, new ControlGroup(system.Files).ThrottledUs);
    }

    [Fact]
    public void Limits_NoControlGroups_AreNotKnown()
    {
        using var system = new FabricatedSystem();
        var group = new ControlGroup(system.Files);
        Assert.Equal((false, null, null, null, null), (group.IsKnown, group.CpuCores, group.MemoryBytes, group.CpuSet, group.ThrottledUs));
    }
}
