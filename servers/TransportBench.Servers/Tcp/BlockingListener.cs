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
    private const int MaximumLine = 4 * 1024;
    private const int RequestBoundMs = 30_000;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(50);

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
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                socket.NoDelay = true;
                if (Interlocked.Increment(ref _open) > MaximumConnections) Close(socket);
                else new Thread(() => Serve(socket)) { IsBackground = true, Name = "tcp-blocking" }.Start();
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // This connection failed before it was accepted; the next may not.
                await Task.Delay(AcceptPause);
            }
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var lease = _runs.Lease(FeedRequestLine.FromLine(ReadLine(socket), Transports.TcpBlocking), Transports.TcpBlocking, default);
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
            Refuse(socket, e.Message);
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

    private static void Refuse(Socket socket, string message)
    {
        try
        {
            socket.Send(Encoding.UTF8.GetBytes($"ERROR {message}\r\n"));
        }
        catch (SocketException)
        {
            // The client has gone and needs no words.
        }
    }

    private static string ReadLine(Socket socket)
    {
        socket.ReceiveTimeout = RequestBoundMs;
        var line = new byte[MaximumLine];
        for (var length = 0; length < line.Length;)
        {
            var read = socket.Receive(line.AsSpan(length));
            if (read == 0) break;
            length += read;
            if (line[length - 1] == (byte)'\n') return Encoding.ASCII.GetString(line, 0, length).TrimEnd('\r', '\n');
        }

        throw new FeedRequestException(400, $"expected a request line of at most {MaximumLine} bytes");
    }

    private void Close(Socket socket)
    {
        socket.Dispose();
        Interlocked.Decrement(ref _open);
    }
}
