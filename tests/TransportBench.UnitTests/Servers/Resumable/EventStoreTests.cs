using TransportBench.Servers.Resumable;
using Xunit;

namespace TransportBench.UnitTests.Servers.Resumable;

public sealed class EventStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    [InlineData(1_000, 990)]
    public void Oldest_AfterSoManyEvents_IsWhatTheCapacityLeaves(long happened, long oldest) =>
        Assert.Equal((happened, oldest), (new EventStore(10, happened).Next, new EventStore(10, happened).Oldest));

    [Fact]
    public async Task Wait_EventHasHappened_ReturnsAtOnce() =>
        Assert.Equal(StoreWait.Happened, await new EventStore(10, 5).WaitAsync(4, Timeout.InfiniteTimeSpan, Token));

    [Fact]
    public async Task Wait_EventHappensMeanwhile_Returns()
    {
        var store = new EventStore(10);
        var waits = Enumerable.Range(0, 5).Select(_ => store.WaitAsync(1, Timeout.InfiniteTimeSpan, Token).AsTask()).ToArray();
        store.Offer(0);
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);
        store.Offer(1);
        Assert.All(await Task.WhenAll(waits), outcome => Assert.Equal(StoreWait.Happened, outcome));
    }

    [Fact]
    public async Task Wait_StreamEndsBeforeTheEvent_SaysSo()
    {
        var store = new EventStore(10, 3);
        var wait = store.WaitAsync(3, Timeout.InfiniteTimeSpan, Token).AsTask();
        store.Complete();
        Assert.Equal(StoreWait.Complete, await wait);
        Assert.Equal(StoreWait.Happened, await store.WaitAsync(2, Timeout.InfiniteTimeSpan, Token)); // What has happened has.
    }

    [Fact]
    public async Task Wait_Impatient_SaysNotYet() =>
        Assert.Equal(StoreWait.NotYet, await new EventStore(10).WaitAsync(0, TimeSpan.FromMilliseconds(1), Token));
}
