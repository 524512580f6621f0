using TransportBench.Core;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Hosting;

/// <summary>The byte account that understands a transport.</summary>
internal static class ByteAccounts
{
    /// <exception cref="NotSupportedException">The transport has none.</exception>
    public static IByteAccount For(Transport transport, bool base64) => transport.Id switch
    {
        "websocket" => new WebSocketByteAccount(),
        "sse" => new EventStreamByteAccount(base64),
        "tcp" or "tcp-blocking" => new LengthPrefixByteAccount(),
        var id => throw new NotSupportedException($"bytes of {id} are not accounted for"),
    };
}
