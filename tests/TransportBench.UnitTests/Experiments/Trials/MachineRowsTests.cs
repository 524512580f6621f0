using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Machine;
using TransportBench.Measurement.Processes;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>One second of two processors: 2,000 ms, of which 900 idle, 60 stolen, 1,040 busy.</summary>
public sealed class MachineRowsTests
{
    private static readonly MachineUsage Begin = new(5_000_000_000, 2, 10_000, 500, 100);
    private static readonly MachineUsage End = new(6_000_000_000, 2, 10_900, 560, 350);
    private static readonly ProcessActivity Server = new(500_000, 30, 7, 4, 1, 12);
    private static readonly ProcessActivity Client = new(400_000, 20, 5, 2, 0, 3);

    [Fact]
    public void Of_BothSides_IsInPerCentOfAllProcessors()
    {
        var row = MachineRows.Of(Begin, End, coordinatorCpuUs: 10_000, Server, Client)!;
        Assert.Equal((2_000, 3, 6.5, 250), (row.CapacityMs, row.StealPercent, row.OtherCpuPercent, row.ThrottledUs)); // 1,040 − 910 = 130 ms.
        Assert.Equal(
            (new SidesRow(7, 5), new SidesRow(30, 20), new SidesRow(4, 2), new SidesRow(1, 0), new SidesRow(12, 3)),
            (row.InvoluntarySwitches, row.VoluntarySwitches, row.Collections, row.FullCollections, row.MethodsCompiled));
    }

    [Fact]
    public void Of_OwnTimeBeyondWhatTheMachineCounted_LeavesNothingForOthers() =>
        Assert.Equal(0, MachineRows.Of(Begin, End, 200_000, Server, Client)!.OtherCpuPercent);

    [Fact]
    public void Of_SystemThatDoesNotSay_KeepsWhatTheRuntimeKnows()
    {
        var row = MachineRows.Of(null, null, 0, Server with { InvoluntarySwitches = null }, Client)!;
        Assert.Equal((null, null, null), (row.CapacityMs, row.StealPercent, row.OtherCpuPercent));
        Assert.Null(row.InvoluntarySwitches);
        Assert.Equal(new SidesRow(4, 2), row.Collections);
    }

    [Fact]
    public void Of_ChildrenThatDoNotTell_IsNothing() => Assert.Null(MachineRows.Of(Begin, End, 0, null, null));

    [Fact]
    public void Of_NoQuotaCounted_HasNoThrottling() =>
        Assert.Null(MachineRows.Of(Begin with { ThrottledUs = null }, End with { ThrottledUs = null }, 0, Server, Client)!.ThrottledUs);
}
