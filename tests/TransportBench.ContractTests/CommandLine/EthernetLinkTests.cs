using System.Text.Json;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.ContractTests.CommandLine;

/// <summary>On a link of MTU 1,500 the kernels of both ends and a packet capture count the same, to the packet and to the byte.</summary>
public sealed class EthernetLinkTests
{
    /// <summary>A SYN's options beyond the timestamps that every segment has: maximum segment size, selective acknowledgements, window scale, padding.</summary>
    private const int LongerSyn = 8;

    [Theory(Timeout = Bounds.Run)]
    [InlineData("websocket:tuned:socket")]
    [InlineData("sse:tuned:socket")]
    public async Task TcpIpBytes_KernelsAndCapture_Agree(string lane)
    {
        Assert.SkipWhen(EthernetLink.WhyNot() is not null, EthernetLink.WhyNot() ?? "");
        Assert.SkipUnless(LinkCapture.IsAvailable, "needs tshark: apt-get install tshark");
        using var directory = new WorkDirectory();
        await using var cli = await Cli.RunAsync(
            directory.Root, TestContext.Current.CancellationToken, "run", "--experiment", "tcp-ip-bytes", "--lane", lane, "--rounds", "1", "--seed", "7", "--json");
        Assert.Equal(0, cli.Process.ExitCode);
        var trials = JsonSerializer.Deserialize<RunResults>(cli.Out, ResultsFile.Options)!.Trials;
        Assert.Contains(trials, trial => trial.Bytes!.Captured is not null);
        Assert.All(trials.Where(trial => trial.Bytes!.Captured is not null), trial => // Without, the capture has lost packets and says so.
        {
            var bytes = trial.Bytes!;
            var (segments, captured) = (bytes.Segments!, bytes.Captured!);
            Assert.Equal(0, bytes.Residual);
            if (segments.Retransmitted == 0) Assert.Equal((bytes.Down, bytes.Up), (captured.DataDown, captured.DataUp)); // What was sent again passes twice; where the server's kernel could not be asked, nobody knows of it.
            Assert.Equal((segments.Down, segments.Up), (captured.Down, captured.Up));
            Assert.Equal(captured.DataDown + (captured.Down * TcpSegment.Overhead) + LongerSyn, captured.IpBytesDown);
            var acknowledged = captured.IpBytesUp - captured.DataUp - (captured.Up * TcpSegment.Overhead) - LongerSyn;
            Assert.True(acknowledged >= 0 && acknowledged % 4 == 0, $"{acknowledged} bytes of headers are neither those of every segment nor selective acknowledgements (RFC 2018), which come where segments overtake one another");
        });
    }
}
