using BenchmarkDotNet.Attributes;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Clients.WebSockets;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using EventStreamEncoder = TransportBench.Servers.ServerSentEvents.Encoder;
using WebSocketEncoder = TransportBench.Servers.WebSockets.Encoder;

namespace TransportBench.Micro;

/// <summary>Binary there and back: a WebSocket frame as it stands, an event stream as base64. What the third more costs beside its bytes.</summary>
public class CarryBinary : IWireBytes
{
    private readonly Recipient _recipient = new();
    private readonly ReceiveBuffer _received = new();
    private WebSocketEncoder _webSocket = null!;
    private EventStreamEncoder _eventStream = null!;
    private WebSocketDecoder _frames = null!;
    private EventStreamDecoder _blocks = null!;
    private byte[] _buffer = [];
    private long _index;

    [Params(128, 1_024, 65_536)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var feed = new Payload(PayloadKind.Binary, Size).Feed();
        _webSocket = new WebSocketEncoder(feed);
        _eventStream = new EventStreamEncoder(feed, EventFields.None, base64: true);
        _buffer = new byte[Math.Max(_webSocket.MaxEncodedLength, _eventStream.MaxEncodedLength)];
        _frames = new WebSocketDecoder(Feed.MaximumSize);
        _blocks = new EventStreamDecoder(new FeedRequest
        {
            Url = new Uri("http://localhost/feed/sse"),
            Lane = "micro",
            Edition = "tuned",
            Run = "micro",
            Base64InText = true,
        });
    }

    [Benchmark(Baseline = true, Description = "WebSocket, binary frame")]
    public int Frame()
    {
        var length = _webSocket.Encode(_index++, _buffer);
        _received.Append(_buffer.AsSpan(0, length));
        _frames.Decode(_received, _recipient, 0);
        return length;
    }

    [Benchmark(Description = "SSE, base64")]
    public int Base64Block()
    {
        var length = _eventStream.Encode(_index++, _buffer);
        _blocks.Decode(_buffer.AsSpan(0, length), _recipient, 0);
        return length;
    }

    /// <inheritdoc/>
    public double? WireBytes(string benchmark) => benchmark == nameof(Frame) ? Frame() : Base64Block();
}
