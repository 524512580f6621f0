using System.Buffers;
using System.Buffers.Text;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.SignalR.Protocol;
using TransportBench.Clients.WebSockets;
using TransportBench.Core.Feeds;

namespace TransportBench.Micro;

/// <summary>One event from the feed to the bytes of its transport: the tuned edition, the framework's own way, SignalR's protocols.</summary>
/// <remarks>Each begins with the payload in the feed and ends where the connection would take over; the framework's own ways write to a stream that only counts.</remarks>
public class EncodeEvent : IWireBytes
{
    private const int Batch = 64;

    private readonly CountingStream _sink = new();
    private readonly ArrayBufferWriter<byte> _message = new(128 * 1024);
    private readonly JsonHubProtocol _json = new();
    private readonly MessagePackHubProtocol _messagePack = new();
    private readonly WebSocketFrameWriter _masked = new();
    private Feed _feed = null!;
    private TunedCodecs _tuned = null!;
    private WebSocket _socket = null!;
    private byte[] _buffer = [];
    private byte[] _payload = [];
    private byte[] _base64 = [];
    private long _index;

    public static IEnumerable<Payload> Payloads => Payload.All;

    [ParamsSource(nameof(Payloads))]
    public Payload Payload { get; set; } = Payload.All[0];

    [GlobalSetup]
    public void Setup()
    {
        _feed = Payload.Feed();
        _tuned = new TunedCodecs(_feed);
        _socket = WebSocket.CreateFromStream(_sink, new WebSocketCreationOptions { IsServer = true });
        _buffer = new byte[_tuned.MaxEncodedLength];
        _payload = new byte[_feed.Size];
        _base64 = new byte[Base64.GetMaxEncodedToUtf8Length(_feed.Size)];
    }

    [Benchmark(Baseline = true, Description = "WebSocket, tuned")]
    public int WebSocketTuned() => _tuned.WebSocket.Encode(_index++, _buffer);

    [Benchmark(Description = "WebSocket, WebSocket.SendAsync")]
    public ValueTask WebSocketFramework()
    {
        _feed.Write(_index++, _payload);
        return _socket.SendAsync(_payload.AsMemory(), _feed.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
    }

    [Benchmark(Description = "WebSocket, a client's masked frame")]
    public int WebSocketMasked()
    {
        _feed.Write(_index++, _payload);
        return _masked.Write(_feed.IsText ? WebSocketOpcode.Text : WebSocketOpcode.Binary, _payload).Length;
    }

    [Benchmark(Description = "SSE, tuned")]
    public int EventStreamTuned() => _tuned.EventStream.Encode(_index++, _buffer);

    [Benchmark(OperationsPerInvoke = Batch, Description = "SSE, SseFormatter")]
    public Task EventStreamFramework() => SseFormatter.WriteAsync(Items(), _sink, Format);

    [Benchmark(Description = "SignalR, JSON")]
    public ValueTask SignalRJson() => HubAsync(_json, WebSocketMessageType.Text);

    [Benchmark(Description = "SignalR, MessagePack")]
    public ValueTask SignalRMessagePack() => HubAsync(_messagePack, WebSocketMessageType.Binary);

    /// <inheritdoc/>
    public double? WireBytes(string benchmark)
    {
        var before = _sink.Written;
        if (benchmark == nameof(EventStreamFramework))
        {
            EventStreamFramework().GetAwaiter().GetResult();
            return (_sink.Written - before) / (double)Batch;
        }

        var sum = 0.0;
        for (var index = 0; index < Batch; index++) sum += Once(benchmark);
        return sum / Batch;
    }

    private double Once(string benchmark)
    {
        var before = _sink.Written;
        switch (benchmark)
        {
            case nameof(WebSocketTuned): return WebSocketTuned();
            case nameof(WebSocketMasked): return WebSocketMasked();
            case nameof(EventStreamTuned): return EventStreamTuned();
            case nameof(SignalRJson): SignalRJson().AsTask().GetAwaiter().GetResult(); break;
            case nameof(SignalRMessagePack): SignalRMessagePack().AsTask().GetAwaiter().GetResult(); break;
            default: WebSocketFramework().AsTask().GetAwaiter().GetResult(); break;
        }

        return _sink.Written - before;
    }

    /// <summary>A hub's message, in the WebSocket frame that it travels in.</summary>
    private ValueTask HubAsync(IHubProtocol protocol, WebSocketMessageType type)
    {
        var index = _index++;
        _message.ResetWrittenCount();
        protocol.WriteMessage(new InvocationMessage("event", [_feed.IsText ? _feed.CreateText(index) : _feed.CreateBytes(index)]), _message);
        return _socket.SendAsync(_message.WrittenMemory, type, endOfMessage: true, CancellationToken.None);
    }

    private async IAsyncEnumerable<SseItem<long>> Items()
    {
        await ValueTask.CompletedTask;
        for (var index = 0; index < Batch; index++) yield return new SseItem<long>(_index++);
    }

    private void Format(SseItem<long> item, IBufferWriter<byte> destination)
    {
        if (_feed.IsRawInEventStream)
        {
            _feed.Write(item.Data, destination.GetSpan(_feed.Size));
            destination.Advance(_feed.Size);
            return;
        }

        _feed.Write(item.Data, _payload);
        Base64.EncodeToUtf8(_payload, _base64, out _, out var length);
        destination.Write(_base64.AsSpan(0, length));
    }
}
