using System.Net.Sockets;
using System.Text;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>Pages of foreign origins are refused on both twins alike; requests are written by hand, as a browser would.</summary>
public sealed class OriginTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    public static TheoryData<string> Twins =>
    [
        .. Enum.GetValues<Edition>().SelectMany(edition => new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) })
            .Append(StandardLanes.LongPolling).Append(StandardLanes.ShortPolling).Select(lane => lane.ToString()),
    ];

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Twins))]
    public async Task Request_ForeignOrigin_Gets403WithWords(string name)
    {
        foreach (var origin in new[] { "https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example" })
        {
            var answer = await AskAsync(Lane.Parse(name), $"Origin: {origin}\r\n", TestContext.Current.CancellationToken);
            Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
            Assert.Contains("this origin may not read feeds; allow it with --allow-origin", answer, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Twins))]
    public async Task Request_OwnAllowedOrNoOrigin_Passes(string name)
    {
        var lane = Lane.Parse(name);
        var expected = lane.Transport == Transports.WebSocket ? "HTTP/1.1 101 " : "HTTP/1.1 200 ";
        foreach (var origin in new[] { "", $"Origin: http://{Url(lane).Authority}\r\n", "Origin: https://allowed.example\r\n" })
            Assert.StartsWith(expected, await AskAsync(lane, origin, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Uri Url(Lane lane) => new(servers.Server.Urls[lane.Endpoint]);

    private async Task<string> AskAsync(Lane lane, string origin, CancellationToken cancellationToken)
    {
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 1), lane);
        await open.PaceAsync(cancellationToken); // An answer that is complete ends the connection.
        var url = open.Request(lane).FullUrl;
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, cancellationToken);
        await using var stream = client.GetStream();
        var close = lane.Transport == Transports.WebSocket ? Upgrade : "Connection: close\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{origin}{close}\r\n"), cancellationToken);
        return await ReadAsync(stream, until: "--allow-origin", cancellationToken);
    }

    /// <summary>Reads to the end of the head, and of a refusal's words.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream, string until, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            var seen = text.ToString();
            var refused = seen.StartsWith("HTTP/1.1 403", StringComparison.Ordinal);
            if (seen.Contains(refused ? until : "\r\n\r\n", StringComparison.Ordinal)) break;
        }

        return text.ToString();
    }
}
