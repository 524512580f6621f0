using System.Net.Sockets;
using TransportBench.Experiments.Faults;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>A port that stays ours over restarts of whoever listens on it.</summary>
public sealed class HeldPortTests
{
    [Fact]
    public void Connect_NobodyListens_IsRefused()
    {
        using var port = new HeldPort();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Equal(SocketError.ConnectionRefused, Assert.Throws<SocketException>(() => client.Connect(port.Address)).SocketErrorCode);
    }

    [Fact]
    public void Listen_AgainAndAgain_ConnectsEachTime()
    {
        using var port = new HeldPort();
        for (var restart = 0; restart < 3; restart++)
        {
            using var listener = new TcpListener(port.Address);
            listener.Start();
            using var client = new TcpClient();
            client.Connect(port.Address);
            using var accepted = listener.AcceptSocket();
            Assert.Equal(port.Address, accepted.LocalEndPoint);
        }
    }

    [Fact]
    public void Take_Hundreds_AreAllDifferent()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ports are held on Linux only");
        var ports = Enumerable.Range(0, 500).Select(_ => new HeldPort()).ToArray();
        try
        {
            Assert.Equal(ports.Length, ports.Select(port => port.Address.Port).Distinct().Count());
        }
        finally
        {
            Array.ForEach(ports, port => port.Dispose());
        }
    }
}
