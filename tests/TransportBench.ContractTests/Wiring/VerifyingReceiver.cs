using TransportBench.Clients;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Compares every event with the feed's own bytes, in order.</summary>
internal sealed class VerifyingReceiver(Feed feed, long first = 0) : IEventReceiver
{
    private readonly Lock _lock = new();
    private readonly List<(long Count, TaskCompletionSource Reached)> _waiting = [];
    private string? _wrong;

    public long Count { get; private set; }

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        var index = first + Count;
        if (!payload.SequenceEqual(feed.CreateBytes(index)))
            _wrong ??= $"event {index}: {payload.Length} bytes beginning {Convert.ToHexString(payload[..Math.Min(32, payload.Length)])}";
        if (wireReceivedNs <= 0 || receivedNs < wireReceivedNs)
            _wrong ??= $"event {index}: wire received {wireReceivedNs} ns, received {receivedNs} ns";
        lock (_lock)
        {
            Count++;
            foreach (var (count, reached) in _waiting)
                if (Count >= count) reached.TrySetResult();
        }
    }

    /// <summary>Completes when so many events have arrived.</summary>
    public Task ReachedAsync(long count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (Count >= count) reached.SetResult();
            else _waiting.Add((count, reached));
        }

        return reached.Task;
    }

    public void AssertGot(long expected)
    {
        Assert.Null(_wrong);
        Assert.Equal(expected, Count);
    }
}
