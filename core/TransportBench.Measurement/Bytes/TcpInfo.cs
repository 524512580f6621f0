using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TransportBench.Measurement.Bytes;

/// <summary>Reads the kernel's counters of a TCP connection (Linux <c>TCP_INFO</c>, <c>struct tcp_info</c> in <c>linux/tcp.h</c>).</summary>
public static class TcpInfo
{
    private const int ProtocolTcp = 6;
    private const int OptionTcpInfo = 11;

    /// <summary>The end of <c>tcpi_bytes_retrans</c>, the last field needed; kernels before 4.19 give less.</summary>
    private const int NeededBytes = 216;

    /// <summary>What the kernel has counted so far. Allocates nothing unless it fails.</summary>
    /// <remarks>
    /// Linux counts the peer's FIN as a received byte; it is taken out again here by the connection's state. A connection that the peer reset
    /// is in the same state as one that both ends closed, so it may read one byte too few.
    /// </remarks>
    /// <param name="socket">A connected TCP socket, not yet disposed.</param>
    /// <returns><see langword="null"/> where the system does not say: not Linux, an old kernel, another kind of socket, a disposed one.</returns>
    public static TcpCounters? Read(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        Span<byte> info = stackalloc byte[NeededBytes];
        try
        {
            if (socket.GetRawSocketOption(ProtocolTcp, OptionTcpInfo, info) < NeededBytes)
                return null;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return null;
        }

        var received = Int64At(info, 128);
        return new TcpCounters(
            BytesSent: Int64At(info, 200) - Int64At(info, 208),
            BytesReceived: received > 0 && HasPeerFinished(info[0]) ? received - 1 : received,
            SegmentsOut: UInt32At(info, 136),
            SegmentsIn: UInt32At(info, 140),
            Retransmits: UInt32At(info, 100));
    }

    /// <summary><c>enum</c> in <c>net/tcp_states.h</c>: TIME_WAIT, CLOSE, CLOSE_WAIT, LAST_ACK, CLOSING.</summary>
    private static bool HasPeerFinished(byte state) => state is 6 or 7 or 8 or 9 or 11;

    private static long Int64At(ReadOnlySpan<byte> info, int offset) => MemoryMarshal.Read<long>(info[offset..]);

    private static long UInt32At(ReadOnlySpan<byte> info, int offset) => MemoryMarshal.Read<uint>(info[offset..]);
}
