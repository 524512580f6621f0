using System.Buffers;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Unicode;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using TransportBench.Clients.Connections;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Micro;

/// <summary>From the bytes of a read to application code that owns the event: the tuned clients' decoders, the framework's own, SignalR's protocols.</summary>
/// <remarks>As the bytes lie behind chunk framing, several events to a read of at most 64 KiB. Every row stamps each event and checks text for UTF-8, as a receiver has to (RFC 6455 §8.1, WHATWG HTML §9.2.5); <see cref="SseParser{T}"/> leaves that to whoever takes the bytes.</remarks>
public class DecodeEvent
{
    private const int Batch = 64;
    private const int ReadBytes = 64 * 1024;
    private const byte Binary = 2;

    private readonly Recipient _recipient = new();
    private readonly ReceiveBuffer _received = new();
    private readonly JsonHubProtocol _json = new();
    private readonly MessagePackHubProtocol _messagePack = new();
    private readonly HubTypes _types = new();
    private Feed _feed = null!;
    private TunedCodecs _tuned = null!;
    private WebSocket _socket = null!;
    private IEnumerator<SseItem<int>> _items = null!;
    private WebSocket _jsonSocket = null!;
    private WebSocket _messagePackSocket = null!;
    private byte[] _frames = [];
    private byte[] _stream = [];
    private byte[] _hubMessage = [];
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
        _jsonSocket = Hub(_json);
        _messagePackSocket = Hub(_messagePack);
        _message = new byte[_feed.Size];
        _socket = WebSocket.CreateFromStream(new RepeatedStream(_frames, ReadBytes, endless: true), new WebSocketCreationOptions());
        _items = SseParser.Create(new RepeatedStream(_stream, ReadBytes, endless: true), Parse).Enumerate().GetEnumerator(); // One parser for a connection, as anybody has it.
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
        for (var index = 0; index < Batch && _items.MoveNext(); index++) _recipient.Take(_items.Current.Data);
        return _recipient.Events;
    }

    [Benchmark(OperationsPerInvoke = Batch, Description = "SignalR, JSON")]
    public Task<int> SignalRJson() => HubAsync(_json, _jsonSocket);

    [Benchmark(OperationsPerInvoke = Batch, Description = "SignalR, MessagePack")]
    public Task<int> SignalRMessagePack() => HubAsync(_messagePack, _messagePackSocket);

    private int Parse(string type, ReadOnlySpan<byte> data)
    {
        if (_feed.IsRawInEventStream) return Utf8.IsValid(data) ? data.Length : throw new InvalidDataException("not UTF-8");
        System.Buffers.Text.Base64.DecodeFromUtf8(data, _message, out _, out var length);
        return length;
    }

    private async Task<int> HubAsync(IHubProtocol protocol, WebSocket socket)
    {
        for (var index = 0; index < Batch; index++)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(_hubMessage.AsMemory(length), CancellationToken.None);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            Take(protocol, new ReadOnlySequence<byte>(_hubMessage, 0, length));
        }

        return _recipient.Events;
    }

    private void Take(IHubProtocol protocol, ReadOnlySequence<byte> bytes)
    {
        if (!protocol.TryParseMessage(ref bytes, _types, out var message)) throw new InvalidDataException("no whole message");
        _recipient.Take(((InvocationMessage)message).Arguments[0] is string text ? text.Length : ((byte[])((InvocationMessage)message).Arguments[0]!).Length);
    }

    /// <summary>A connection on which a hub's messages come, each in a frame, for ever.</summary>
    private WebSocket Hub(IHubProtocol protocol)
    {
        var (message, frames) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        for (var index = 0; index < Batch; index++)
        {
            message.ResetWrittenCount();
            protocol.WriteMessage(new InvocationMessage("event", [_feed.IsText ? _feed.CreateText(index) : _feed.CreateBytes(index)]), message);
            frames.Advance(WebSocketFrame.WriteHeader(frames.GetSpan(WebSocketFrame.HeaderLength(message.WrittenCount)), Binary, message.WrittenCount));
            frames.Write(message.WrittenSpan);
            if (_hubMessage.Length < message.WrittenCount) _hubMessage = new byte[message.WrittenCount];
        }

        return WebSocket.CreateFromStream(new RepeatedStream(frames.WrittenSpan.ToArray(), ReadBytes, endless: true), new WebSocketCreationOptions());
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
