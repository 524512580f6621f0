using TransportBench.Servers.Broadcast;
using Xunit;

namespace TransportBench.UnitTests.Servers.Broadcast;

public sealed class AudienceTests
{
    private const int Bound = 60_000; // Only a hang reaches it.

    [Fact(Timeout = Bound)]
    public async Task Offer_ToEverybody_WritesEveryEventOnceInOrder()
    {
        var audience = Numbers();
        var streams = Enumerable.Range(0, 50).Select(_ => new SlowStream()).ToArray();
        var listeners = streams.Select(audience.Join).ToArray();
        for (var index = 0; index < 200; index++) audience.Offer(index);
        audience.Complete();
        await Task.WhenAll(listeners.Select(listener => listener.Ended)).WaitAsync(TestContext.Current.CancellationToken);
        Assert.All(streams, stream => Assert.Equal(Enumerable.Range(0, 200), stream.Written));
        Assert.Equal(0, audience.Count);
    }

    [Fact(Timeout = Bound)]
    public async Task Offer_ToOneThatIsStuck_HoldsUpNobodyAndItMissesTheOldest()
    {
        var audience = Numbers();
        var (stuck, free) = (new SlowStream { IsStuck = true }, new SlowStream());
        var (slow, quick) = (audience.Join(stuck), audience.Join(free));
        const int Events = Audience.Kept + 500;
        audience.Offer(0);
        await stuck.Began.WaitAsync(TestContext.Current.CancellationToken);
        for (var index = 1; index < Events; index++)
        {
            audience.Offer(index);
            await free.HasAsync(index + 1, TestContext.Current.CancellationToken);
        }

        stuck.Release();
        audience.Complete();
        await Task.WhenAll(slow.Ended, quick.Ended).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Events), free.Written);
        Assert.Equal([0, .. Enumerable.Range(500, Audience.Kept)], stuck.Written);
        Assert.Equal(499, slow.Missed);
    }

    [Fact(Timeout = Bound)]
    public async Task Join_InMidStream_BeginsWithTheNextEvent()
    {
        var audience = Numbers();
        audience.Offer(0);
        var stream = new SlowStream();
        var listener = audience.Join(stream);
        audience.Offer(1);
        audience.Complete();
        await listener.Ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1], stream.Written);
    }

    [Fact(Timeout = Bound)]
    public async Task Offer_ToOneWhoseConnectionBreaks_EndsItAlone()
    {
        var audience = Numbers();
        var (broken, whole) = (new SlowStream { IsBroken = true }, new SlowStream());
        var (first, second) = (audience.Join(broken), audience.Join(whole));
        audience.Offer(0);
        await Assert.ThrowsAsync<IOException>(() => first.Ended.WaitAsync(TestContext.Current.CancellationToken));
        audience.Offer(1);
        audience.Complete();
        await second.Ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0, 1], whole.Written);
    }

    [Fact(Timeout = Bound)]
    public async Task Leave_InMidStream_EndsTheListener()
    {
        var audience = Numbers();
        var listener = audience.Join(new SlowStream());
        listener.Leave();
        listener.Leave();
        await listener.Ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, audience.Count);
    }

    [Fact(Timeout = Bound)]
    public async Task WriteControl_BesideEvents_IsWritten()
    {
        var audience = Numbers();
        var stream = new SlowStream();
        var listener = audience.Join(stream);
        listener.WriteControl(BitConverter.GetBytes(-7));
        await stream.HasAsync(1, TestContext.Current.CancellationToken);
        audience.Complete();
        await listener.Ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([-7], stream.Written);
    }

    private static Audience Numbers() => new(index => BitConverter.GetBytes((int)index), workers: 2);

    /// <summary>Remembers numbers; every third write completes later.</summary>
    private sealed class SlowStream : Stream
    {
        private readonly List<int> _written = [];
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _arrived = new(0);

        public bool IsStuck { get; init; }

        public bool IsBroken { get; init; }

        public Task Began => _began.Task;

        public IReadOnlyList<int> Written
        {
            get
            {
                lock (_written) return [.. _written];
            }
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Release() => _released.TrySetResult();

        public async Task HasAsync(int count, CancellationToken cancellationToken)
        {
            while (Written.Count < count) await _arrived.WaitAsync(cancellationToken);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (IsBroken) throw new IOException("broken");
            int count;
            lock (_written)
            {
                _written.Add(BitConverter.ToInt32(buffer.Span));
                count = _written.Count;
            }

            _arrived.Release();
            _began.TrySetResult();
            if (IsStuck) await _released.Task.WaitAsync(cancellationToken);
            else if (count % 3 == 0) await Task.Yield();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
