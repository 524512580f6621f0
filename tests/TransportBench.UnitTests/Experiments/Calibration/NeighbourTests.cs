using TransportBench.Experiments.Calibration;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class NeighbourTests
{
    [Fact(Timeout = 60_000)]
    public async Task Run_Cancelled_Ends()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var noisy = new ManualResetEventSlim(initialState: true);
        var working = Task.Run(() => Neighbour.Run(seed: 1, noisy, end.Token), CancellationToken.None);
        Assert.False(working.IsCompleted);
        await end.CancelAsync();
        await working;
    }

    [Fact(Timeout = 60_000)]
    public async Task Run_CancelledWhileQuiet_Ends()
    {
        using var noisy = new ManualResetEventSlim();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var working = Task.Run(() => Neighbour.Run(seed: 1, noisy, end.Token), CancellationToken.None);
        await end.CancelAsync();
        await working;
    }
}
