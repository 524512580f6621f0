using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TransportBench.Experiments.Faults;

/// <summary>Stands between a client and a server on loopback, forwards bytes, and goes wrong on command; needs no root.</summary>
/// <remarks>
/// TCP ends here on both sides, so what the client sees is what the fault says and no more: a reset is a reset, and a black hole is a connection that stays and on which nothing comes. Every command takes
/// effect on the connections that are open and, until <see cref="Heal"/>, on those that come. Thread-safe.
/// </remarks>
public sealed class FaultRelay : IAsyncDisposable
{
    private readonly IPEndPoint _upstream;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<RelayedConnection, Task> _connections = new();
    private readonly Lock _lock = new();
    private readonly HeldPort _port = new();
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;
    private volatile RelayBehaviour _behaviour = RelayBehaviour.Forwarding;
    private int _accepted;
    private long _bytesDown;
    private long _bytesUp;

    /// <param name="upstream">The server.</param>
    public FaultRelay(IPEndPoint upstream)
    {
        _upstream = upstream;
        Listen();
    }

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Address => _port.Address;

    /// <summary>Connections accepted so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Bytes forwarded to clients.</summary>
    public long BytesDown => Interlocked.Read(ref _bytesDown);

    /// <summary>Bytes forwarded to the server.</summary>
    public long BytesUp => Interlocked.Read(ref _bytesUp);

    /// <summary>Forwards again, and accepts if it was refusing.</summary>
    public void Heal()
    {
        _behaviour = RelayBehaviour.Forwarding;
        lock (_lock)
        {
            if (_listener is null && !_stop.IsCancellationRequested) Listen();
        }
    }

    /// <summary>Ends every open connection with a reset (RFC 9293 §3.10.7); new ones are forwarded.</summary>
    public void Reset()
    {
        foreach (var connection in _connections.Keys) connection.Reset();
    }

    /// <summary>Ends the way down of every open connection with a FIN; what the client sends is still taken.</summary>
    public void HalfClose()
    {
        foreach (var connection in _connections.Keys) connection.HalfClose();
    }

    /// <summary>Open connections stay, and nothing passes on them any more, nor on new ones until <see cref="Heal"/>: for the client it is silence.</summary>
    public void BlackHole()
    {
        _behaviour = RelayBehaviour.Swallowing;
        foreach (var connection in _connections.Keys) connection.Swallow();
    }

    /// <summary>Resets every open connection and refuses new ones until <see cref="Heal"/>.</summary>
    public void Refuse()
    {
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
        }

        Reset();
    }

    /// <summary>Every open connection carries so many more bytes down and then ends with a FIN, in mid-event if the number says so.</summary>
    /// <param name="bytes">At least 0.</param>
    public void CutAfter(int bytes)
    {
        foreach (var connection in _connections.Keys) connection.CutAfter(bytes);
    }

    /// <summary>Resets every open connection, and until <see cref="Heal"/> answers every request itself.</summary>
    /// <param name="answer">A whole HTTP/1.1 response, given the request's target; empty: the server's own.</param>
    public void Answer(Func<string, ReadOnlyMemory<byte>> answer)
    {
        _behaviour = RelayBehaviour.Answering(answer);
        Reset();
    }

    /// <summary>Every connection on which nothing has come down for so long is ended with a reset, as by a middlebox that forgets it.</summary>
    /// <param name="idle">Greater than zero.</param>
    public void CutIdle(TimeSpan idle)
    {
        foreach (var connection in _connections.Keys) connection.CutWhenIdle(idle);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
        }

        Reset();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _port.Dispose();
        _stop.Dispose();
    }

    private void Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(Address);
        listener.Listen(512);
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(_stop.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref _accepted);
                var connection = new RelayedConnection(client, _upstream, _behaviour, Count);
                _connections[connection] = RunAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Refusing, or over.
        }
    }

    private async Task RunAsync(RelayedConnection connection)
    {
        await Task.Yield(); // So that it is in the list before it can leave it.
        await using (connection) await connection.RunAsync(_stop.Token);
        _connections.TryRemove(connection, out _);
    }

    private void Count(long down, long up)
    {
        if (down > 0) Interlocked.Add(ref _bytesDown, down);
        if (up > 0) Interlocked.Add(ref _bytesUp, up);
    }
}
