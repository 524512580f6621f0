using System.Net;
using System.Net.Sockets;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class TcpInfoTests
{
    [Fact]
    public async Task Read_BytesBothWaysAndFin_CountsTheBytesAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "TCP_INFO is Linux's");
        var token = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, token);
        using var server = await listener.AcceptTcpClientAsync(token);

        var (atClient, atServer) = (client.GetStream(), server.GetStream());
        await atClient.WriteAsync(new byte[10], token);
        await atServer.ReadExactlyAsync(new byte[10], token);
        await atServer.WriteAsync(new byte[100], token);
        await atClient.ReadExactlyAsync(new byte[100], token);
        var open = TcpInfo.Read(client.Client)!.Value;
        Assert.Equal((10, 100, 0), (open.BytesSent, open.BytesReceived, open.Retransmits));

        server.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await atClient.ReadAsync(new byte[1], token));
        Assert.Equal((10, 100), (TcpInfo.Read(client.Client)!.Value.BytesSent, TcpInfo.Read(client.Client)!.Value.BytesReceived));
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await atServer.ReadAsync(new byte[1], token));
        var closed = TcpInfo.Read(server.Client)!.Value;
        Assert.Equal((100, 10), (closed.BytesSent, closed.BytesReceived));
        Assert.True(closed.SegmentsOut >= 3 && closed.SegmentsIn >= 3);
    }

    [Fact]
    public void Read_NoTcpSocketOrADisposedOne_IsNull()
    {
        using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Assert.Null(TcpInfo.Read(udp));
        udp.Dispose();
        Assert.Null(TcpInfo.Read(udp));
    }
}
