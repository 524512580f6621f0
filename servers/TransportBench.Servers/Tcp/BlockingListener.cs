using System.Net;
using System.Net.Sockets;
using System.Text;
using TransportBench.Core;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.Tcp;

/// <summary>The floor's listener: blocking sockets, a thread per connection, a few connections at most.</summary>
internal sealed class BlockingListener : IAsyncDisposable
{
    private const int MaximumConnections = 16;

    private readonly RunRegistry _runs;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _open;

    public BlockingListener(RunRegistry runs, IPAddress address)
    {
        _runs = runs;
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address, 0));
        _listener.Listen(MaximumConnections);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                socket.NoDelay = true;
                if (Interlocked.Increment(ref _open) > MaximumConnections) Close(socket);
                else new Thread(() => Serve(socket)) { IsBackground = true, Name = "tcp-blocking" }.Start();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed: the only way this ends.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: false) { ReadTimeout = 30_000 };
            using var reader = new StreamReader(stream, Encoding.ASCII, false, 256, leaveOpen: true);
            using var lease = _runs.Lease(FeedRequestLine.FromLine(reader.ReadLine() ?? "", Transports.TcpBlocking), Transports.TcpBlocking);
            var lane = (BlockingLane)lease.Lane;
            lane.Attach(socket, "OK\r\n"u8);
            socket.ReceiveTimeout = 0;
            while (socket.Receive(new byte[1]) > 0)
            {
                // Until the client closes.
            }

            lane.Leave();
        }
        catch (FeedRequestException e)
        {
            socket.Send(Encoding.UTF8.GetBytes($"ERROR {e.Message}\r\n"));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone; its lane stamps what follows as failed.
        }
        finally
        {
            Close(socket);
        }
    }

    private void Close(Socket socket)
    {
        socket.Dispose();
        Interlocked.Decrement(ref _open);
    }
}
