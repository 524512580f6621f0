namespace TransportBench.Core.WireModel;

/// <summary>How long bytes are as padded base64 (RFC 4648 §4).</summary>
public static class Base64Length
{
    /// <summary>Length in characters of the text for that many bytes.</summary>
    /// <param name="bytes">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is negative.</exception>
    public static long Of(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return (bytes + 2) / 3 * 4;
    }
}
