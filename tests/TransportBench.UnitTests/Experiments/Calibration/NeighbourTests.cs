using TransportBench.Experiments.Calibration;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class NeighbourTests
{
    [Fact(Timeout = 60_000)]
    public async Task Run_Cancelled_Ends()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var working = Task.Run(() => Neighbour.Run(seed: 1, end.Token), CancellationToken.None);
        Assert.False(working.IsCompleted);
        await end.CancelAsync();
        await working;
    }

    [Fact(Timeout = 60_000)]
    public async Task Run_CancelledBeforehand_DoesNotBegin() => await Task.Run(() => Neighbour.Run(seed: 1, new CancellationToken(canceled: true)), TestContext.Current.CancellationToken);
}
