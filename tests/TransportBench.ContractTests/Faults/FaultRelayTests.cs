using System.Net.Sockets;
using TransportBench.ContractTests.Wiring;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>What each command of the relay looks like from the client's side.</summary>
public sealed class FaultRelayTests
{
    private static readonly byte[] Eight = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Relay_Untouched_PassesBothWaysAndCounts()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        await pair.Server.SendAsync(Eight, TestContext.Current.CancellationToken);
        Assert.Equal(Eight, await pair.ReadAsync(8, TestContext.Current.CancellationToken));
        await pair.Client.SendAsync(Eight, TestContext.Current.CancellationToken);
        Assert.Equal(8, await pair.Server.ReceiveAsync(new byte[8], TestContext.Current.CancellationToken));
        while ((pair.Relay.BytesDown, pair.Relay.BytesUp) is not (8, 8)) await Task.Delay(1, TestContext.Current.CancellationToken); // It counts what it has sent, which may be here by then.
        Assert.Equal((8, 8, 1), (pair.Relay.BytesDown, pair.Relay.BytesUp, pair.Relay.Accepted));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Relay_ServerEnds_TheClientReadsTheEnd()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        await pair.Server.SendAsync(Eight, TestContext.Current.CancellationToken);
        pair.Server.Shutdown(SocketShutdown.Both);
        Assert.Equal(Eight, await pair.ReadAsync(8, TestContext.Current.CancellationToken));
        Assert.Empty(await pair.ReadAsync(8, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Reset_IsAReset_AndTheNextConnectionPasses()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.Reset();
        var failed = await Assert.ThrowsAsync<SocketException>(() => pair.ReadAsync(8, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionReset, failed.SocketErrorCode);
        var (client, server) = await pair.ConnectAsync(TestContext.Current.CancellationToken);
        using (client)
        using (server)
        {
            await server.SendAsync(Eight, TestContext.Current.CancellationToken);
            Assert.Equal(8, await client.ReceiveAsync(new byte[8], TestContext.Current.CancellationToken));
        }
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task HalfClose_IsTheEnd_AndTheClientMayStillSend()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.HalfClose();
        Assert.Empty(await pair.ReadAsync(8, TestContext.Current.CancellationToken));
        await pair.Client.SendAsync(Eight, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task BlackHole_IsSilence_UntilHealed()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.BlackHole();
        await pair.Server.SendAsync(Eight, TestContext.Current.CancellationToken);
        using var meanwhile = RelayedPair.NewSocket();
        await meanwhile.ConnectAsync(pair.Relay.Address, TestContext.Current.CancellationToken); // The system accepts, and nothing answers.
        await meanwhile.SendAsync(Eight, TestContext.Current.CancellationToken);
        pair.Relay.Heal();
        var (client, server) = await pair.ConnectAsync(TestContext.Current.CancellationToken);
        using (client)
        using (server)
        {
            await server.SendAsync(Eight, TestContext.Current.CancellationToken);
            Assert.Equal(8, await client.ReceiveAsync(new byte[8], TestContext.Current.CancellationToken));
        }

        Assert.Equal(8, pair.Relay.BytesDown); // Of what was sent into the hole nothing passed.
        Assert.Equal(0, pair.Client.Available + meanwhile.Available);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Refuse_IsAResetThenARefusal_UntilHealed()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.Refuse();
        await Assert.ThrowsAsync<SocketException>(() => pair.ReadAsync(8, TestContext.Current.CancellationToken));
        using var refused = RelayedPair.NewSocket();
        var failed = await Assert.ThrowsAsync<SocketException>(async () => await refused.ConnectAsync(pair.Relay.Address, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionRefused, failed.SocketErrorCode);
        pair.Relay.Heal();
        var (client, server) = await pair.ConnectAsync(TestContext.Current.CancellationToken);
        client.Dispose();
        server.Dispose();
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData(0)]
    [InlineData(5)]
    public async Task CutAfter_PassesSoManyBytesAndEnds(int bytes)
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.CutAfter(bytes);
        await pair.Server.SendAsync(Eight, TestContext.Current.CancellationToken);
        var got = new List<byte>();
        for (byte[] read; (read = await pair.ReadAsync(8, TestContext.Current.CancellationToken)).Length > 0;) got.AddRange(read);
        Assert.Equal(Eight[..bytes], got);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task CutIdle_ResetsAQuietConnection()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.CutIdle(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<SocketException>(() => pair.ReadAsync(8, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Answer_IsWhatEveryRequestGets()
    {
        await using var pair = await RelayedPair.OpenAsync(TestContext.Current.CancellationToken);
        pair.Relay.Answer(_ => "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var http = new HttpClient();
        var answered = await http.GetAsync(new Uri($"http://{pair.Relay.Address}/"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answered.StatusCode);
    }
}
