using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class TappedStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadsAndWrites_OfEveryForm_AreSeenInOrder()
    {
        var tap = new Recorder();
        var inner = new MemoryStream();
        inner.Write("abcdefgh"u8);
        inner.Position = 0;
        await using var stream = new TappedStream(inner, tap);
        var buffer = new byte[2];
        Assert.Equal(0, stream.LastReadNs);
        Assert.Equal(2, await stream.ReadAsync(buffer.AsMemory(), Token));
        var first = stream.LastReadNs;
        Assert.True(first > 0);
        Assert.Equal(2, stream.Read(buffer));
        Assert.Equal('e', stream.ReadByte());
#pragma warning disable CA1835 // The array overloads are a way around the tap if they are forgotten.
        Assert.Equal(2, await stream.ReadAsync(buffer, 0, 2, Token));
#pragma warning restore CA1835
        Assert.Equal(1, stream.Read(buffer, 0, 2));
        var last = stream.LastReadNs;
        Assert.True(last >= first);
        Assert.Equal(0, stream.Read(buffer));
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty, Token));
        Assert.Equal(last, stream.LastReadNs);
        Assert.Equal("abcdefgh"u8, tap.AllDown);

        await stream.WriteAsync("12"u8.ToArray().AsMemory(), Token);
        stream.Write("34"u8);
        stream.WriteByte((byte)'5');
#pragma warning disable CA1835
        await stream.WriteAsync("67"u8.ToArray(), 0, 2, Token);
#pragma warning restore CA1835
        stream.Write("8"u8.ToArray(), 0, 1);
        await stream.FlushAsync(Token);
        Assert.Equal("12345678"u8, tap.AllUp);
        Assert.Equal("abcdefgh12345678"u8, inner.ToArray());
    }

    [Fact]
    public async Task Dispose_AnyForm_RunsTheCallbackOnceBeforeTheInnerStreamCloses()
    {
        var calls = 0;
        var inner = new MemoryStream();
        var stream = new TappedStream(inner, null, () =>
        {
            calls++;
            Assert.True(inner.CanRead);
        });
        await stream.DisposeAsync();
        stream.Dispose();
        Assert.Equal(1, calls);
        Assert.False(inner.CanRead);

        var other = new MemoryStream();
        new TappedStream(other, null, () => calls++).Dispose();
        Assert.Equal(2, calls);
        Assert.False(other.CanRead);
    }

    [Fact]
    public async Task ReadAsync_BytesAlreadyThere_AllocatesNothing()
    {
        await using var stream = new TappedStream(new MemoryStream(new byte[20_000]), null);
        var buffer = new byte[1];
        var (reads, late) = (0, 0);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                reads++;
                var read = stream.ReadAsync(buffer, Token);
                if (!read.IsCompletedSuccessfully || read.GetAwaiter().GetResult() != 1) late++;
            }
        }));
        Assert.True(reads >= 2000);
        Assert.Equal(0, late);
    }

    private sealed class Recorder : IByteTap
    {
        private readonly List<byte> _down = [];
        private readonly List<byte> _up = [];

        public byte[] AllDown => [.. _down];

        public byte[] AllUp => [.. _up];

        public void Down(ReadOnlySpan<byte> bytes) => _down.AddRange(bytes);

        public void Up(ReadOnlySpan<byte> bytes) => _up.AddRange(bytes);
    }
}
