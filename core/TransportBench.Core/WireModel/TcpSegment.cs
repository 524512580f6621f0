namespace TransportBench.Core.WireModel;

/// <summary>What TCP over IPv4 puts around a connection's bytes, with timestamps (RFC 7323) as Linux sends them: 52 bytes a segment.</summary>
/// <remarks>Ethernet's own headers are not counted. Pure and thread-safe; allocates nothing.</remarks>
public static class TcpSegment
{
    /// <summary>Length of an IPv4 header without options in bytes (RFC 791).</summary>
    public const int IpHeaderLength = 20;

    /// <summary>Length of a TCP header with the timestamps option and its padding in bytes (RFC 9293 §3.1, RFC 7323 §3.2).</summary>
    public const int TcpHeaderLength = 20 + 12;

    /// <summary>What a segment costs beside its data in bytes; all of a pure ACK.</summary>
    public const int Overhead = IpHeaderLength + TcpHeaderLength;

    /// <summary>Most data in a segment on a link of that MTU, in bytes: 1,448 for 1,500.</summary>
    /// <param name="mtu">Maximum transmission unit in bytes, 68 or more (RFC 791).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mtu"/> is below 68.</exception>
    public static int MaximumData(int mtu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mtu, 68);
        return mtu - Overhead;
    }

    /// <summary>Segments of one write that nothing else shares.</summary>
    /// <param name="bytes">Bytes written; not negative. 0 takes none.</param>
    /// <param name="mtu">Maximum transmission unit in bytes, 68 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static long Count(long bytes, int mtu)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var data = MaximumData(mtu);
        return (bytes + data - 1) / data;
    }
}
