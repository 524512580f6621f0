using TransportBench.Load.Driving;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class ReadProbeTests
{
    [Fact(Timeout = 60_000)]
    public async Task TakeLateNs_AfterASend_SaysHowLongTheReadTookAndThenNothing()
    {
        using var probe = new ReadProbe();
        Assert.Equal(0, probe.TakeLateNs());
        probe.Send();
        Assert.True(probe.TakeLateNs() > 0); // Under way or read: both count.
        var seen = 1L;
        while (seen > 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            seen = probe.TakeLateNs();
        }

        probe.Send();
        Assert.True(probe.TakeLateNs() > 0);
    }

    [Fact]
    public void Send_AfterItsEnd_DoesNothing()
    {
        var probe = new ReadProbe();
        probe.Dispose();
        Assert.Null(Record.Exception(probe.Send)); // The loop that sends may still be about to end.
    }
}
