using System.Net;
using System.Net.Sockets;
using TransportBench.ContractTests.Wiring;
using TransportBench.Experiments.Scenarios;
using TransportBench.Measurement.Clock;
using Xunit;

namespace TransportBench.ContractTests.Scenarios;

/// <summary>Nothing passes sooner than on a link of that round trip; later it may, on a slow machine.</summary>
public sealed class DelayedRelayTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(60);

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Exchange_OverANewConnection_TakesTwoRoundTripsAndTheNextOneMore()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        await using var relay = new DelayedRelay((IPEndPoint)listener.LocalEndPoint!, RoundTrip);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var began = MonotonicClock.NowNs;
        await client.ConnectAsync(relay.Address, cancellation);
        using var server = await listener.AcceptAsync(cancellation);
        await ExchangeAsync(client, server, [1, 2, 3], cancellation);
        Assert.True(Since(began) >= RoundTrip * 2, $"{Since(began)}"); // The handshake's and the exchange's own.
        began = MonotonicClock.NowNs;
        await ExchangeAsync(client, server, [4, 5, 6], cancellation);
        Assert.True(Since(began) >= RoundTrip, $"{Since(began)}");
    }

    private static async Task ExchangeAsync(Socket client, Socket server, byte[] bytes, CancellationToken cancellationToken)
    {
        await client.SendAsync(bytes, cancellationToken);
        Assert.Equal(bytes, await ReadAsync(server, bytes.Length, cancellationToken));
        await server.SendAsync(bytes, cancellationToken);
        Assert.Equal(bytes, await ReadAsync(client, bytes.Length, cancellationToken));
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int length, CancellationToken cancellationToken)
    {
        var buffer = new byte[length];
        for (var read = 0; read < length;) read += await socket.ReceiveAsync(buffer.AsMemory(read), cancellationToken);
        return buffer;
    }

    private static TimeSpan Since(long beganNs) => TimeSpan.FromTicks((MonotonicClock.NowNs - beganNs) / 100);
}
