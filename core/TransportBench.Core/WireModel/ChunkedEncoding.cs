using System.Numerics;

namespace TransportBench.Core.WireModel;

/// <summary>What HTTP/1.1's chunked transfer coding costs (RFC 9112 §7.1), chunk extensions and trailers left out.</summary>
/// <remarks>Pure and thread-safe; allocates nothing.</remarks>
public static class ChunkedEncoding
{
    /// <summary>Length of <c>0 CRLF CRLF</c>, which ends the body, in bytes.</summary>
    public const int LastChunkLength = 5;

    /// <summary>What one chunk costs beside its data in bytes: the size in hexadecimal digits and two line ends.</summary>
    /// <param name="chunk">Length of the chunk's data in bytes; not negative. 0 gives <see cref="LastChunkLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunk"/> is negative.</exception>
    public static int FramingLength(long chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        return BitOperations.Log2((ulong)chunk) / 4 + 1 + 4;
    }
}
