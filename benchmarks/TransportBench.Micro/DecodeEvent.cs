using System.Buffers;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Unicode;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using TransportBench.Clients.Connections;
using TransportBench.Core.Feeds;

namespace TransportBench.Micro;

/// <summary>From the bytes of a read to application code that owns the event: the tuned clients' decoders, the framework's own, SignalR's protocols.</summary>
/// <remarks>As the bytes lie behind chunk framing, several events to a read of at most 64 KiB. Every row stamps each event and checks text for UTF-8, as a receiver has to (RFC 6455 §8.1, WHATWG HTML §9.2.5); <see cref="SseParser{T}"/> leaves that to whoever takes the bytes.</remarks>
public class DecodeEvent
{
    private const int Batch = 64;
    private const int ReadBytes = 64 * 1024;

    private readonly Recipient _recipient = new();
    private readonly ReceiveBuffer _received = new();
    private readonly JsonHubProtocol _json = new();
    private readonly MessagePackHubProtocol _messagePack = new();
    private readonly HubTypes _types = new();
    private Feed _feed = null!;
    private TunedCodecs _tuned = null!;
    private WebSocket _socket = null!;
    private RepeatedStream _blocks = null!;
    private byte[] _frames = [];
    private byte[] _stream = [];
    private byte[] _jsonMessages = [];
    private byte[] _messagePackMessages = [];
    private byte[] _message = [];

    public static IEnumerable<Payload> Payloads => Payload.All;

    [ParamsSource(nameof(Payloads))]
    public Payload Payload { get; set; } = Payload.All[0];

    [GlobalSetup]
    public void Setup()
    {
        _feed = Payload.Feed();
        _types.Argument = _feed.IsText ? typeof(string) : typeof(byte[]);
        _tuned = new TunedCodecs(_feed);
        _frames = Encoded(_tuned.WebSocket.MaxEncodedLength, _tuned.WebSocket.Encode);
        _stream = Encoded(_tuned.EventStream.MaxEncodedLength, _tuned.EventStream.Encode);
        _jsonMessages = Messages(_json);
        _messagePackMessages = Messages(_messagePack);
        _message = new byte[_feed.Size];
        _socket = WebSocket.CreateFromStream(new RepeatedStream(_frames, ReadBytes, endless: true), new WebSocketCreationOptions());
        _blocks = new RepeatedStream(_stream, ReadBytes, endless: false);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch, Description = "WebSocket, tuned")]
    public int WebSocketTuned()
    {
        for (var rest = _frames.AsSpan(); !rest.IsEmpty;)
        {
            var free = _received.Free.Span; // As a socket would fill it.
            var read = rest[..Math.Min(Math.Min(ReadBytes, free.Length), rest.Length)];
            read.CopyTo(free);
            _received.Commit(read.Length);
            _tuned.Frames.Decode(_received, _recipient, 0);
            rest = rest[read.Length..];
        }

        return _recipient.Events;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "WebSocket, WebSocket.ReceiveAsync")]
    public async Task<int> WebSocketFramework()
    {
        for (var index = 0; index < Batch; index++)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await _socket.ReceiveAsync(_message.AsMemory(length), CancellationToken.None);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            _recipient.Take(length);
        }

        return _recipient.Events;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "SSE, tuned")]
    public int EventStreamTuned()
    {
        for (var rest = _stream.AsSpan(); !rest.IsEmpty;)
        {
            var read = rest[..Math.Min(ReadBytes, rest.Length)];
            _tuned.Blocks.Decode(read, _recipient, 0);
            rest = rest[read.Length..];
        }

        return _recipient.Events;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "SSE, SseParser")]
    public int EventStreamFramework()
    {
        _blocks.Rewind();
        foreach (var item in SseParser.Create(_blocks, Parse).Enumerate()) _recipient.Take(item.Data);
        return _recipient.Events;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "SignalR, JSON")]
    public int SignalRJson() => Hub(_json, _jsonMessages);

    [Benchmark(OperationsPerInvoke = Batch, Description = "SignalR, MessagePack")]
    public int SignalRMessagePack() => Hub(_messagePack, _messagePackMessages);

    private int Parse(string type, ReadOnlySpan<byte> data)
    {
        if (_feed.IsRawInEventStream) return Utf8.IsValid(data) ? data.Length : throw new InvalidDataException("not UTF-8");
        System.Buffers.Text.Base64.DecodeFromUtf8(data, _message, out _, out var length);
        return length;
    }

    private int Hub(IHubProtocol protocol, byte[] messages)
    {
        var rest = new ReadOnlySequence<byte>(messages);
        while (protocol.TryParseMessage(ref rest, _types, out var message))
            _recipient.Take(((InvocationMessage)message).Arguments[0] is string text ? text.Length : ((byte[])((InvocationMessage)message).Arguments[0]!).Length);
        return _recipient.Events;
    }

    private byte[] Messages(IHubProtocol protocol)
    {
        var writer = new ArrayBufferWriter<byte>();
        for (var index = 0; index < Batch; index++)
            protocol.WriteMessage(new InvocationMessage("event", [_feed.IsText ? _feed.CreateText(index) : _feed.CreateBytes(index)]), writer);
        return writer.WrittenSpan.ToArray();
    }

    private static byte[] Encoded(int mostBytes, Encode encode)
    {
        var buffer = new byte[mostBytes];
        var writer = new ArrayBufferWriter<byte>();
        for (var index = 0; index < Batch; index++) writer.Write(buffer.AsSpan(0, encode(index, buffer)));
        return writer.WrittenSpan.ToArray();
    }

    private delegate int Encode(long index, Span<byte> destination);

    private sealed class HubTypes : IInvocationBinder
    {
        public Type Argument { get; set; } = typeof(string);

        public Type GetReturnType(string invocationId) => typeof(object);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [Argument];

        public Type GetStreamItemType(string streamId) => typeof(object);
    }
}
