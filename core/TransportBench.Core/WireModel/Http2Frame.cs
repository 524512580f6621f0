namespace TransportBench.Core.WireModel;

/// <summary>What HTTP/2 puts around a stream's bytes: DATA frames (RFC 9113 §4.1 and §6.1), without padding.</summary>
/// <remarks>
/// One write is one frame as long as it fits the frame size and the windows of flow control (§5.2), and nothing merges with it; a paced feed's events do. A window that ends within an event costs one more frame.
/// Pure and thread-safe; allocates nothing.
/// </remarks>
public static class Http2Frame
{
    /// <summary>Length of a frame's header in bytes.</summary>
    public const int HeaderLength = 9;

    /// <summary>Longest frame content unless the peer allows more, in bytes (SETTINGS_MAX_FRAME_SIZE, §6.5.2).</summary>
    public const int DefaultMaximumContent = 16_384;

    /// <summary>DATA frames that a write takes.</summary>
    /// <param name="bytes">Bytes written; not negative. 0 takes none.</param>
    /// <param name="maximumContent">Longest content of a frame in bytes, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static long Count(long bytes, int maximumContent = DefaultMaximumContent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumContent, 1);
        return (bytes + maximumContent - 1) / maximumContent;
    }

    /// <summary>Frame headers of a write, in bytes.</summary>
    /// <param name="bytes">Bytes written; not negative.</param>
    /// <param name="maximumContent">Longest content of a frame in bytes, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static long FramingLength(long bytes, int maximumContent = DefaultMaximumContent) => HeaderLength * Count(bytes, maximumContent);
}
