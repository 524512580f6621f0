using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Experiments;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.ContractTests.Bytes;

/// <summary>10,000 events of 0 to 200,000 bytes per transport and variant, written in random pieces: every byte has a name at every layer, and the kernel has counted as many.</summary>
public sealed class RandomWritesTests
{
    private const int Events = 10_000;
    private const ulong Seed = 20_261_126;

    /// <summary>A hundred times as much as it takes.</summary>
    private const int TimeoutMs = 600_000;

    /// <summary>A frame of four bytes (RST_STREAM, WINDOW_UPDATE) that the server sends as the client closes: it has arrived, and nobody reads it.</summary>
    private const int LastFrame = Http2Frame.HeaderLength + 4;

    public static TheoryData<string> Lanes =>
    [
        .. from variant in Variants.Endpoints
           from lane in new[] { StandardLanes.WebSocket(Edition.Tuned, variant), StandardLanes.ServerSentEvents(Edition.Tuned, variant) }
           select lane.ToString(),
    ];

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Lanes))]
    public async Task Account_WritesSplitAndCoalescedAtRandom_NamesEveryByte(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        var sizes = RandomWriter.Sizes(Events, Seed);
        await using var server = await RandomWriter.StartAsync(lane, sizes, Seed, cancellationToken);
        IByteAccount account = (lane.Transport == Transports.WebSocket, lane.Variant.Http2) switch
        {
            (true, true) => Http2ByteAccount.OfWebSocket(),
            (true, false) => new WebSocketByteAccount(),
            (false, true) => Http2ByteAccount.OfEventStream(base64: false, isCompressed: false),
            _ => new EventStreamByteAccount(),
        };
        var tls = lane.Variant.Tls ? new TlsByteAccount() : null;
        var lengths = new Lengths();
        var client = FeedClients.Create(lane, new FeedRequest
        {
            Url = server.Url,
            Lane = name,
            Edition = "tuned",
            Run = "random",
            Variant = lane.Variant,
            Trusted = server.Certificate,
            Tap = account,
            WireTap = tls,
        });
        await using (client)
        {
            await client.ConnectAsync(cancellationToken);
            await client.ReceiveAsync(lengths, cancellationToken);
        }

        Assert.Equal(sizes, lengths.All);
        var totals = account.Totals;
        Assert.Equal(0, totals.Unnamed);
        Assert.Equal(Events, totals.Events);
        Assert.Equal(sizes.Sum(size => (long)size), totals.Payload);
        Assert.Equal(sizes.Sum(size => lane.Transport == Transports.WebSocket ? WebSocketFrame.Overhead(size, masked: false) : EventStreamFormat.Length(size, 0) - size), totals.Framing);
        if (lane.Variant.Http2) Assert.Equal(totals.DataFrames * Http2Frame.HeaderLength, totals.Chunking);
        var below = tls?.Totals(totals.Down, totals.Up);
        if (below is not null)
        {
            Assert.True(below.Unnamed == 0, $"{below.Unnamed} bytes have no name: {below}; above TLS {totals}");
            Assert.Equal(totals.Down, below.Contents.Sum(content => (long)content));
            Assert.All(below.Contents, content => Assert.InRange(content, 1, TlsRecord.MaximumContent));
        }

        if (client.TcpCounters is not { } kernel) return;
        Assert.Equal(below?.Up ?? totals.Up, kernel.BytesSent);
        Assert.InRange(kernel.BytesReceived - (below?.Down ?? totals.Down), 0, lane.Variant.Http2 ? LastFrame + (below is null ? 0 : TlsRecord.Overhead) : 0);
    }

    private sealed class Lengths : IEventReceiver
    {
        public List<int> All { get; } = [];

        public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs) => All.Add(payload.Length);
    }
}
