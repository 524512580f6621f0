using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

/// <summary>Whatever breaks wherever: nothing is lost and nothing comes twice, where the server keeps its events; and nothing that arrives can crash the client, hang it or make it grow.</summary>
public sealed class EventSourceResumptionTests
{
    private const int Events = 40;

    private static readonly EventSourceOptions Options = new()
    {
        Url = new Uri("http://server.test/events"),
        Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.Zero, Jitter = 0, MaximumDelay = TimeSpan.Zero },
    };

    /// <summary>How one connection goes: how many bytes it carries before it ends, in pieces of which length, and how it ends.</summary>
    private static readonly Gen<(int Bytes, int Piece, int End)> Connections = Gen.Select(Gen.Int[0, 300], Gen.Int[1, 17], Gen.Int[0, 5]);

    [Fact]
    public async Task Read_BrokenAnywhereAnyNumberOfTimes_NothingIsLostOrDoubled() =>
        await Connections.Array[0, 30].SampleAsync(async connections =>
        {
            var left = new Queue<(int Bytes, int Piece, int End)>(connections);
            using var server = new ScriptedServer { Otherwise = asked => Serve(asked, left) };
            var got = await ReadAsync(server);
            Assert.Equal(Enumerable.Range(0, Events).Select(index => index.ToString(CultureInfo.InvariantCulture)), got);
        }, iter: 300);

    [Fact]
    public async Task Read_AnyBytes_EndsWithEventsOrAnError() =>
        await Gen.Byte.Array[0, 200].Array[0, 8].SampleAsync(async bodies =>
        {
            using var server = new ScriptedServer();
            foreach (var body in bodies) server.Answer(_ => ScriptedServer.Event(new PieceStream(body.Chunk(7))));
            try
            {
                await ReadAsync(server, Options with { MaxEventBytes = 64 });
            }
            catch (EventStreamLimitException)
            {
                // Bounded: more than it may buffer.
            }
        }, iter: 500);

    private static HttpResponseMessage Serve(ScriptedServer.Asked asked, Queue<(int Bytes, int Piece, int End)> left)
    {
        var next = asked.LastEventId is { } id ? int.Parse(id, CultureInfo.InvariantCulture) + 1 : 0;
        if (next == Events) return new HttpResponseMessage(HttpStatusCode.NoContent);
        var (bytes, piece, end) = left.TryDequeue(out var connection) ? connection : (int.MaxValue, 100, 0);
        if (end == 4) return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        if (end == 3) throw new HttpRequestException("refused");
        if (end == 5) throw new SocketException((int)SocketError.NotConnected);
        var stream = string.Concat(Enumerable.Range(next, Events - next).Select(index => FormattableString.Invariant($"id: {index}\r\ndata: {index}\r\n\r\n")));
        var body = Encoding.UTF8.GetBytes(stream);
        return ScriptedServer.Event(new PieceStream(body[..Math.Min(bytes, body.Length)].Chunk(piece)) { End = end == 2 ? PieceStream.Ending.Breaks : PieceStream.Ending.Clean });
    }

    private static async Task<List<string>> ReadAsync(ScriptedServer server, EventSourceOptions? options = null)
    {
        using var client = new HttpClient(server, disposeHandler: false);
        var got = new List<string>();
        await foreach (var e in new EventSourceClient(client, options ?? Options).ReadAsync(TestContext.Current.CancellationToken)) got.Add(e.Data);
        return got;
    }
}
