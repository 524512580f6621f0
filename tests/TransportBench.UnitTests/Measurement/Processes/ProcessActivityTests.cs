using TransportBench.Measurement.Processes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Processes;

public sealed class ProcessActivityTests
{
    [Fact]
    public void Since_AnEarlierSnapshot_IsTheDifference() => Assert.Equal(
        new ProcessActivity(1_500, 4, 2, 3, 1, 70),
        new ProcessActivity(2_000, 10, 5, 4, 1, 100).Since(new ProcessActivity(500, 6, 3, 1, 0, 30)));

    [Fact]
    public void Since_SwitchesNotKnown_StaysSo() => Assert.Null(
        new ProcessActivity(2, null, null, 0, 0, 0).Since(new ProcessActivity(1, null, null, 0, 0, 0)).InvoluntarySwitches);

    [Fact]
    public void Now_AfterACollection_HasCountedIt()
    {
        var begin = ProcessActivity.Now();
        GC.Collect();
        var since = ProcessActivity.Now().Since(begin);
        Assert.True(since is { Collections: >= 1, FullCollections: >= 1 }, $"{since}");
    }

    [Fact]
    public async Task ContextSwitches_ThreadThatWaits_AreCounted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells");
        var begin = ContextSwitches.Now()!.Value;
        using var never = new ManualResetEventSlim();
        await Task.Factory.StartNew(
            () =>
            {
                for (var wait = 0; wait < 5; wait++) never.Wait(1, TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var end = ContextSwitches.Now()!.Value;
        Assert.True(end.Voluntary > begin.Voluntary && end.Involuntary >= begin.Involuntary, $"{begin} then {end}");
    }
}
