using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TransportBench.Core;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Machine;

namespace TransportBench.Experiments.Faults;

/// <summary>A reader that asks for a stream and never reads it.</summary>
internal sealed class StalledReader : IDisposable
{
    private const int ReceiveBytes = 4 * 1024; // The least the system takes: what lies in its buffers is nobody's memory at the server.

    private const int TcpLevel = 6;
    private const int TcpInfoOption = 11;
    private const byte Established = 1;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = ReceiveBytes };

    /// <summary>Asks, and stalls from then on.</summary>
    public async Task BeginAsync(IPEndPoint server, Transport transport, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(server, cancellationToken);
        var handshake = transport == Transports.WebSocket ? "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" : "Accept: text/event-stream\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes($"GET /feed/{transport}?after=live HTTP/1.1\r\nHost: {server}\r\n{handshake}\r\n"), cancellationToken);
    }

    /// <summary>Whether the server has ended the connection, as the kernel says: what lies unread hides the end from whoever would read. Known on Linux only.</summary>
    public bool IsCut
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return false;
            Span<byte> info = stackalloc byte[1]; // tcp_info begins with the state.
            _socket.GetRawSocketOption(TcpLevel, TcpInfoOption, info);
            return info[0] != Established;
        }
    }

    /// <summary>Bytes that have reached this side's system; <see langword="null"/> where it does not say.</summary>
    public long? ReceivedBytes => TcpInfo.Read(_socket)?.BytesReceived;

    /// <summary>The most that the system buffers for a sender (tcp(7), <c>tcp_wmem</c>); 4 MiB where it does not say.</summary>
    public static long LargestSendBuffer { get; } =
        SystemFiles.Here.Lines("proc/sys/net/ipv4/tcp_wmem") is [var line, ..] && line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries) is [_, _, var most] && long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 4 * 1024 * 1024;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
