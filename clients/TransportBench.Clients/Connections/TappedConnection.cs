using System.Net.Sockets;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Connections;

/// <summary>Opens the stream under the framework's own readers: a socket's, seen by a tap, counted at its end.</summary>
internal static class TappedConnection
{
    /// <summary>Connects.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">1 to 65,535.</param>
    /// <param name="tap">Sees every byte; <see langword="null"/> for none.</param>
    /// <param name="closing">Takes the kernel's counters just before the socket is closed.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public static async Task<TappedStream> OpenAsync(
        string host, int port, IByteTap? tap, Action<TcpCounters?> closing, CancellationToken cancellationToken)
    {
        var socket = FeedSockets.Create(host, port, out var endPoint);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new TappedStream(new NetworkStream(socket, ownsSocket: true), tap, () => closing(TcpInfo.Read(socket)));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
