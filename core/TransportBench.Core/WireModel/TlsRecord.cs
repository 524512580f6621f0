namespace TransportBench.Core.WireModel;

/// <summary>What TLS 1.3 puts around application data: records of at most 16 KiB, each with a header, an inner content type and a tag (RFC 8446 §5.2).</summary>
/// <remarks>Without padding; the tag of AES-GCM and ChaCha20-Poly1305 alike. Pure and thread-safe; allocates nothing.</remarks>
public static class TlsRecord
{
    /// <summary>Length of a record's header in bytes.</summary>
    public const int HeaderLength = 5;

    /// <summary>Length of the inner content type and the tag in bytes.</summary>
    public const int InnerOverhead = 1 + 16;

    /// <summary>What a record costs beside its content in bytes.</summary>
    public const int Overhead = HeaderLength + InnerOverhead;

    /// <summary>Longest content of a record in bytes.</summary>
    public const int MaximumContent = 16_384;

    /// <summary>Records that a write takes, each as long as possible.</summary>
    /// <param name="bytes">Bytes written; not negative. 0 takes none.</param>
    /// <param name="maximumContent">Longest content of a record in bytes, 1 to <see cref="MaximumContent"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static long Count(long bytes, int maximumContent = MaximumContent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumContent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumContent, MaximumContent);
        return (bytes + maximumContent - 1) / maximumContent;
    }
}
