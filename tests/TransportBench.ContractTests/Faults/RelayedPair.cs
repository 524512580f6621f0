using System.Net;
using System.Net.Sockets;
using TransportBench.Experiments.Faults;

namespace TransportBench.ContractTests.Faults;

/// <summary>A connection through a relay, with both of its ends at hand.</summary>
internal sealed class RelayedPair : IAsyncDisposable
{
    private readonly TcpListener _listener;

    private RelayedPair(TcpListener listener)
    {
        _listener = listener;
        Relay = new FaultRelay((IPEndPoint)listener.LocalEndpoint);
    }

    public FaultRelay Relay { get; }

    public Socket Client { get; private set; } = null!;

    public Socket Server { get; private set; } = null!;

    public static async Task<RelayedPair> OpenAsync(CancellationToken cancellationToken)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var pair = new RelayedPair(listener);
        (pair.Client, pair.Server) = await pair.ConnectAsync(cancellationToken);
        return pair;
    }

    /// <summary>One more connection.</summary>
    public async Task<(Socket Client, Socket Server)> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = NewSocket();
        var accepting = _listener.AcceptSocketAsync(cancellationToken);
        await client.ConnectAsync(Relay.Address, cancellationToken);
        return (client, await accepting);
    }

    public static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>What the client reads next, at most so many bytes; empty at the end.</summary>
    public async Task<byte[]> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most];
        var read = await Client.ReceiveAsync(buffer, cancellationToken);
        return buffer[..read];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server.Dispose();
        _listener.Dispose();
        await Relay.DisposeAsync();
    }
}
