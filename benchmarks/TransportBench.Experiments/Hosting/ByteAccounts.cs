using TransportBench.Core;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Hosting;

/// <summary>The byte account that understands a lane.</summary>
internal static class ByteAccounts
{
    /// <exception cref="NotSupportedException">The transport has none.</exception>
    public static IByteAccount For(Lane lane, bool base64) => (lane.Transport.Id, lane.Variant.Http2) switch
    {
        ("websocket", true) => Http2ByteAccount.OfWebSocket(),
        ("websocket", false) => new WebSocketByteAccount(),
        ("sse", true) => Http2ByteAccount.OfEventStream(base64, lane.Variant.Compression is not null),
        ("sse", false) => new EventStreamByteAccount(base64),
        ("tcp" or "tcp-blocking", _) => new LengthPrefixByteAccount(),
        var (id, _) => throw new NotSupportedException($"bytes of {id} are not accounted for"),
    };
}
