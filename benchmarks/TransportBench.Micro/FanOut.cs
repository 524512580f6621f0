using BenchmarkDotNet.Attributes;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using EventStreamEncoder = TransportBench.Servers.ServerSentEvents.Encoder;
using WebSocketEncoder = TransportBench.Servers.WebSockets.Encoder;

namespace TransportBench.Micro;

/// <summary>One event of 128 B to many subscribers: encoded once and written to each, or encoded for each. The cost above the sockets, which is what the twins can differ in.</summary>
public class FanOut : IWireBytes
{
    private CountingStream[] _subscribers = [];
    private WebSocketEncoder _webSocket = null!;
    private EventStreamEncoder _eventStream = null!;
    private byte[] _buffer = [];
    private long _index;

    [Params(1, 100, 1_000)]
    public int Subscribers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var feed = new Payload(PayloadKind.Text, 128).Feed();
        _webSocket = new WebSocketEncoder(feed);
        _eventStream = new EventStreamEncoder(feed, EventFields.None, base64: false);
        _buffer = new byte[Math.Max(_webSocket.MaxEncodedLength, _eventStream.MaxEncodedLength)];
        _subscribers = [.. Enumerable.Range(0, Subscribers).Select(_ => new CountingStream())];
    }

    [Benchmark(Baseline = true, Description = "WebSocket, encoded once")]
    public Task WebSocketOnce() => WriteAsync(_webSocket.Encode(_index++, _buffer));

    [Benchmark(Description = "SSE, encoded once")]
    public Task EventStreamOnce() => WriteAsync(_eventStream.Encode(_index++, _buffer));

    [Benchmark(Description = "WebSocket, encoded for each")]
    public async Task WebSocketEach()
    {
        foreach (var subscriber in _subscribers) await subscriber.WriteAsync(_buffer.AsMemory(0, _webSocket.Encode(_index, _buffer)));
        _index++;
    }

    [Benchmark(Description = "SSE, encoded for each")]
    public async Task EventStreamEach()
    {
        foreach (var subscriber in _subscribers) await subscriber.WriteAsync(_buffer.AsMemory(0, _eventStream.Encode(_index, _buffer)));
        _index++;
    }

    /// <inheritdoc/>
    public double? WireBytes(string benchmark)
    {
        var task = benchmark switch
        {
            nameof(WebSocketOnce) => WebSocketOnce(),
            nameof(EventStreamOnce) => EventStreamOnce(),
            nameof(WebSocketEach) => WebSocketEach(),
            _ => EventStreamEach(),
        };
        task.GetAwaiter().GetResult();
        return _subscribers.Sum(subscriber => subscriber.Written);
    }

    private async Task WriteAsync(int length)
    {
        foreach (var subscriber in _subscribers) await subscriber.WriteAsync(_buffer.AsMemory(0, length));
    }
}
