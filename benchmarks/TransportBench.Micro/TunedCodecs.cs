using TransportBench.Clients;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Clients.WebSockets;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using EventStreamEncoder = TransportBench.Servers.ServerSentEvents.Encoder;
using WebSocketEncoder = TransportBench.Servers.WebSockets.Encoder;

namespace TransportBench.Micro;

/// <summary>The tuned edition's encoders of one feed, and the decoders of what they write.</summary>
internal sealed class TunedCodecs(Feed feed)
{
    /// <summary>Events to unmasked frames.</summary>
    public WebSocketEncoder WebSocket { get; } = new(feed);

    /// <summary>Events to blocks; base64 where the payload is not text.</summary>
    public EventStreamEncoder EventStream { get; } = new(feed, EventFields.None, base64: !feed.IsRawInEventStream);

    /// <summary>Frames to events.</summary>
    public WebSocketDecoder Frames { get; } = new(Feed.MaximumSize);

    /// <summary>Blocks to events.</summary>
    public EventStreamDecoder Blocks { get; } = new(new FeedRequest
    {
        Url = new Uri("http://localhost/feed/sse"),
        Lane = "micro",
        Edition = "tuned",
        Run = "micro",
        Base64InText = !feed.IsRawInEventStream,
    });

    /// <summary>Bytes that hold any one event, either way.</summary>
    public int MaxEncodedLength => Math.Max(WebSocket.MaxEncodedLength, EventStream.MaxEncodedLength);
}
