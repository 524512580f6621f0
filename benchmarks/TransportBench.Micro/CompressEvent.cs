using System.IO.Compression;
using System.Net.WebSockets;
using BenchmarkDotNet.Attributes;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using EventStreamEncoder = TransportBench.Servers.ServerSentEvents.Encoder;

namespace TransportBench.Micro;

/// <summary>One event compressed and flushed, so that it can be read at once: gzip and Brotli over an event stream, permessage-deflate (RFC 7692) over a WebSocket; each keeps its window from event to event.</summary>
public class CompressEvent : IWireBytes
{
    private const int Sample = 64;

    private readonly CountingStream _sink = new();
    private EventStreamEncoder _eventStream = null!;
    private Feed _feed = null!;
    private Stream _gzip = null!;
    private Stream _gzipOptimal = null!;
    private Stream _brotli = null!;
    private Stream _brotliFast = null!;
    private WebSocket _plain = null!;
    private WebSocket _deflating = null!;
    private byte[] _buffer = [];
    private byte[] _payload = [];
    private long _index;

    public static IEnumerable<Payload> Payloads => [new(PayloadKind.Json, 128), new(PayloadKind.Json, 1_024)];

    [ParamsSource(nameof(Payloads))]
    public Payload Payload { get; set; } = new(PayloadKind.Json, 128);

    [GlobalSetup]
    public void Setup()
    {
        _feed = Payload.Feed();
        _eventStream = new EventStreamEncoder(_feed, EventFields.None, base64: false);
        _buffer = new byte[_eventStream.MaxEncodedLength];
        _payload = new byte[_feed.Size];
        _gzip = new GZipStream(_sink, CompressionLevel.Fastest);
        _gzipOptimal = new GZipStream(_sink, CompressionLevel.Optimal);
        _brotli = new BrotliStream(_sink, CompressionLevel.Optimal);
        _brotliFast = new BrotliStream(_sink, CompressionLevel.Fastest);
        _plain = WebSocket.CreateFromStream(_sink, new WebSocketCreationOptions { IsServer = true });
        _deflating = WebSocket.CreateFromStream(_sink, new WebSocketCreationOptions { IsServer = true, DangerousDeflateOptions = new WebSocketDeflateOptions() });
    }

    [Benchmark(Baseline = true, Description = "WebSocket, not compressed")]
    public Task Plain() => SendAsync(_plain);

    [Benchmark(Description = "WebSocket, permessage-deflate (zlib's default level)")]
    public Task Deflate() => SendAsync(_deflating);

    [Benchmark(Description = "SSE, gzip fastest")]
    public void Gzip() => Write(_gzip);

    [Benchmark(Description = "SSE, gzip optimal (zlib's default level)")]
    public void GzipOptimal() => Write(_gzipOptimal);

    [Benchmark(Description = "SSE, br fastest")]
    public void BrotliFastest() => Write(_brotliFast);

    [Benchmark(Description = "SSE, br optimal")]
    public void BrotliOptimal() => Write(_brotli);

    /// <inheritdoc/>
    public double? WireBytes(string benchmark)
    {
        Once(benchmark); // The first carries the stream's head.
        var before = _sink.Written;
        for (var index = 0; index < Sample; index++) Once(benchmark);
        return (_sink.Written - before) / (double)Sample;
    }

    private void Once(string benchmark)
    {
        switch (benchmark)
        {
            case nameof(Gzip): Gzip(); break;
            case nameof(GzipOptimal): GzipOptimal(); break;
            case nameof(BrotliFastest): BrotliFastest(); break;
            case nameof(BrotliOptimal): BrotliOptimal(); break;
            case nameof(Deflate): Deflate().GetAwaiter().GetResult(); break;
            default: Plain().GetAwaiter().GetResult(); break;
        }
    }

    private void Write(Stream compressed)
    {
        compressed.Write(_buffer.AsSpan(0, _eventStream.Encode(_index++, _buffer)));
        compressed.Flush();
    }

    private Task SendAsync(WebSocket socket)
    {
        _feed.Write(_index++, _payload);
        return socket.SendAsync(_payload.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();
    }
}
