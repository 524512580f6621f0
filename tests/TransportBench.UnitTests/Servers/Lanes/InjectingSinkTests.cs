using System.Buffers.Binary;
using System.Text;
using CsCheck;
using TransportBench.Clients.WebSockets;
using TransportBench.Core;
using TransportBench.Servers.Lanes;
using TransportBench.UnitTests.EventSource;
using Xunit;

namespace TransportBench.UnitTests.Servers.Lanes;

public sealed class InjectingSinkTests
{
    [Fact]
    public void Encode_LostDoubledAndPadded_IsByteForByteThat()
    {
        var sink = new InjectingSink(new EventStreamSink(), new Injection { LoseEvery = 4, DuplicateEvery = 3, ExtraEvery = 2, ExtraBytes = 5 }, Transports.ServerSentEvents);
        Assert.Equal("data: 0\n\n", Text(sink, 0));
        Assert.Equal("data: 1\n\n::::\n", Text(sink, 1));
        Assert.Equal("data: 2\n\ndata: 2\n\n", Text(sink, 2));
        Assert.Equal("", Text(sink, 3));
        Assert.Equal("data: 5\n\ndata: 5\n\n::::\n", Text(sink, 5));
    }

    [Fact]
    public void Encode_AnyInjection_WritesNoMoreThanItSaysAndNothingBehindIt() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[2, Injection.MostExtraBytes], Gen.Long[0, 60], Gen.Bool).Sample((lose, duplicate, extra, bytes, index, socket) =>
        {
            var injection = new Injection { LoseEvery = lose, DuplicateEvery = duplicate, ExtraEvery = extra, ExtraBytes = bytes };
            var sink = new InjectingSink(new FrameSink(), injection, socket ? Transports.WebSocket : Transports.ServerSentEvents);
            var buffer = new byte[sink.MaxEncodedLength];
            buffer.AsSpan().Fill(0xEE);
            var length = sink.Encode(index, buffer);
            var expected = injection.Loses(index) ? 0 : (FrameSink.Length * (injection.Doubles(index) ? 2 : 1)) + (injection.Pads(index) ? bytes : 0);
            return length == expected && buffer.AsSpan(length).IndexOfAnyExcept((byte)0xEE) < 0;
        });

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(Injection.MostExtraBytes)]
    public void Padding_OfAnEventStream_IsACommentToAParser(int extra)
    {
        var sink = new InjectingSink(new EventStreamSink(), new Injection { ExtraEvery = 2, ExtraBytes = extra }, Transports.ServerSentEvents);
        var bytes = Encoded(sink, 6);
        Assert.Equal((6 * "data: 0\n\n".Length) + (3 * extra), bytes.Length);
        var plain = Encoded(new EventStreamSink(), 6);
        Assert.Equal(ParsedStream.Parse(plain), ParsedStream.Parse(bytes));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(Injection.MostExtraBytes)]
    public void Padding_OfAWebSocket_IsAnUnmaskedPong(int extra)
    {
        var sink = new InjectingSink(new FrameSink(), new Injection { ExtraEvery = 2, ExtraBytes = extra }, Transports.WebSocket);
        var frames = new List<WebSocketFrameHeader>();
        for (ReadOnlySpan<byte> rest = Encoded(sink, 4); !rest.IsEmpty; rest = rest[(frames[^1].Length + frames[^1].PayloadLength)..])
        {
            Assert.True(WebSocketFrameHeader.TryRead(rest, 1_000, out var header)); // Refuses what is masked or not in the shortest form.
            frames.Add(header);
        }

        Assert.Equal(
            [WebSocketOpcode.Binary, WebSocketOpcode.Binary, WebSocketOpcode.Pong, WebSocketOpcode.Binary, WebSocketOpcode.Binary, WebSocketOpcode.Pong],
            frames.Select(frame => frame.Opcode));
        Assert.All(frames.Where(frame => frame.Opcode == WebSocketOpcode.Pong), pong => Assert.Equal((true, extra), (pong.IsFinal, pong.Length + pong.PayloadLength)));
    }

    [Fact]
    public void Padding_OfAnotherTransport_IsRefused()
    {
        foreach (var transport in Transports.All.Except([Transports.WebSocket, Transports.ServerSentEvents]))
        {
            Assert.False(InjectingSink.CanPad(transport));
            var sink = new InjectingSink(new FrameSink(), new Injection { ExtraEvery = 2, ExtraBytes = 10 }, transport);
            Assert.Throws<NotSupportedException>(() => sink.Encode(1, new byte[sink.MaxEncodedLength]));
        }
    }

    [Fact]
    public async Task WriteAsync_OfNothing_DoesNotReachTheConnection()
    {
        var connection = new FrameSink();
        var sink = new InjectingSink(connection, new Injection { LoseEvery = 2 }, Transports.WebSocket);
        await sink.WriteAsync(ReadOnlyMemory<byte>.Empty, TestContext.Current.CancellationToken);
        Assert.Empty(connection.Writes);
        await sink.WriteAsync(new byte[] { 1, 2, 3 }, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], Assert.Single(connection.Writes));
    }

    private static string Text(InjectingSink sink, long index)
    {
        var buffer = new byte[sink.MaxEncodedLength];
        return Encoding.ASCII.GetString(buffer, 0, sink.Encode(index, buffer));
    }

    private static byte[] Encoded(IEventSink sink, int events)
    {
        var all = new List<byte>();
        var buffer = new byte[sink.MaxEncodedLength];
        for (var index = 0; index < events; index++) all.AddRange(buffer.AsSpan(0, sink.Encode(index, buffer)));
        return [.. all];
    }

    private sealed class EventStreamSink : IEventSink
    {
        public int MaxEncodedLength => "data: 0\n\n".Length;

        public int Encode(long index, Span<byte> destination) => Encoding.ASCII.GetBytes($"data: {index}\n\n", destination);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    /// <summary>Binary frames that hold the index.</summary>
    private sealed class FrameSink : IEventSink
    {
        public const int Length = 10;

        public List<byte[]> Writes { get; } = [];

        public int MaxEncodedLength => Length;

        public int Encode(long index, Span<byte> destination)
        {
            destination[0] = 0x82;
            destination[1] = sizeof(long);
            BinaryPrimitives.WriteInt64BigEndian(destination[2..], index);
            return Length;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken)
        {
            Writes.Add(encoded.ToArray());
            return ValueTask.CompletedTask;
        }
    }
}
