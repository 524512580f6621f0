using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Stands between one client and a server on loopback and holds every byte for half a round trip, each way; needs no root.</summary>
/// <remarks>
/// TCP's own handshake is over at once on loopback, so nothing reaches the server before one and a half round trips: as if the handshake had taken the one that it takes on a link.
/// Bandwidth is not limited and nothing is lost: it is there to count round trips.
/// </remarks>
internal sealed class DelayedRelay : IAsyncDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int MostHeld = 1_024;

    private readonly TimeSpan _oneWay;
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Task _running;

    /// <param name="upstream">The server.</param>
    /// <param name="roundTrip">There and back; greater than zero.</param>
    public DelayedRelay(IPEndPoint upstream, TimeSpan roundTrip)
    {
        _oneWay = roundTrip / 2;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1);
        _running = RunAsync(upstream);
    }

    /// <summary>Where the client connects.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndPoint!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(IPEndPoint upstream)
    {
        try
        {
            using var client = await _listener.AcceptAsync(_stop.Token);
            using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            client.NoDelay = true;
            var handshakenNs = MonotonicClock.NowNs + Ns(_oneWay * 3);
            await server.ConnectAsync(upstream, _stop.Token);
            await Task.WhenAll(CarryAsync(client, server, handshakenNs), CarryAsync(server, client, 0));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone, or it is over.
        }
    }

    private Task CarryAsync(Socket from, Socket to, long earliestNs)
    {
        var held = Channel.CreateBounded<(long DueNs, byte[] Bytes)>(MostHeld);
        return Task.WhenAll(TakeAsync(from, held.Writer, earliestNs), GiveAsync(to, held.Reader));
    }

    private async Task TakeAsync(Socket from, ChannelWriter<(long DueNs, byte[] Bytes)> held, long earliestNs)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _stop.Token)) > 0)
                await held.WriteAsync((Math.Max(earliestNs, MonotonicClock.NowNs + Ns(_oneWay)), buffer[..read]), _stop.Token);
        }
        finally
        {
            held.Complete();
        }
    }

    private async Task GiveAsync(Socket to, ChannelReader<(long DueNs, byte[] Bytes)> held)
    {
        await foreach (var (dueNs, bytes) in held.ReadAllAsync(_stop.Token))
        {
            while (dueNs - MonotonicClock.NowNs is > 0 and var left) await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left / 1e6)), _stop.Token);
            await to.SendAsync(bytes.AsMemory(), _stop.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private static long Ns(TimeSpan time) => time.Ticks * 100;
}
