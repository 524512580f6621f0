using TransportBench.Measurement.Machine;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Machine;

public sealed class MachineUsageTests
{
    private const string Stat = "cpu  100 0 50 1000 20 1 2 7 0 0\ncpu0 50 0 25 500 10 1 1 4 0 0\ncpu1 50 0 25 500 10 0 1 3 0 0\nintr 5 1\nctxt 9\n";

    [Fact]
    public void Read_Stat_CountsIdleAndStealInSteps()
    {
        using var system = new FabricatedSystem(("proc/stat", Stat));
        Assert.Equal(new MachineUsage(42, 2, IdleMs: 10_200, StealMs: 70, ThrottledUs: null), MachineUsage.Read(system.Files, 42));
    }

    [Fact]
    public void Read_KernelWithoutSteal_HasNone()
    {
        using var system = new FabricatedSystem(("proc/stat", "cpu  100 0 50 1000\ncpu0 100 0 50 1000"));
        Assert.Equal(new MachineUsage(1, 1, 10_000, 0, null), MachineUsage.Read(system.Files, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu")]
    [InlineData("cpu  1 2 3")]
    [InlineData("cpu  a b c d\ncpu0 a b c d")]
    [InlineData("cpu  1 2 3 4")]
    public void Read_WhatIsNoStat_IsNull(string stat)
    {
        using var system = new FabricatedSystem(("proc/stat", stat));
        Assert.Null(MachineUsage.Read(system.Files, 1));
    }

    [Fact]
    public void Read_NoFiles_IsNull()
    {
        using var system = new FabricatedSystem();
        Assert.Null(MachineUsage.Read(system.Files, 1));
    }

    /// <summary>One second of two processors is 2,000 ms: 1,300 idle, 40 stolen, 660 busy.</summary>
    [Fact]
    public void BusyMsSince_AnEarlierSnapshot_IsWhatIsLeftOfTheClock()
    {
        var begin = new MachineUsage(0, 2, 5_000, 100, null);
        var end = new MachineUsage(1_000_000_000, 2, 6_300, 140, null);
        Assert.Equal((2_000, 660), (end.CapacityMsSince(begin), end.BusyMsSince(begin)));
        Assert.Equal(0, (end with { IdleMs = 8_000 }).BusyMsSince(begin)); // The steps of the count may exceed a short span.
    }

    [Fact]
    public void Now_OnLinux_NeverGoesBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc/stat");
        var first = MachineUsage.Now()!.Value;
        var second = MachineUsage.Now()!.Value;
        Assert.True(second.AtNs > first.AtNs && second.StealMs >= first.StealMs && first.Cpus > 0, $"{first} then {second}");
    }
}
