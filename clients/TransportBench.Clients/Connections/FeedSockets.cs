using System.Net;
using System.Net.Sockets;

namespace TransportBench.Clients.Connections;

/// <summary>How every client's socket is made.</summary>
internal static class FeedSockets
{
    /// <summary>A TCP socket without Nagle's delay, and where it shall connect.</summary>
    /// <remarks>An address gets a socket of its own family, so that IPv4 does not run through IPv6's mapped addresses.</remarks>
    public static Socket Create(string host, int port, out EndPoint endPoint)
    {
        if (port is < 1 or > ushort.MaxValue)
            throw new IOException($"'{host}' needs a port of 1 to {ushort.MaxValue}, not {port}");
        if (IPAddress.TryParse(host, out var address))
        {
            endPoint = new IPEndPoint(address, port);
            return new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        }

        endPoint = new DnsEndPoint(host, port);
        return new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    }
}
