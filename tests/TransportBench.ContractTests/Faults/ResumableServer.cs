using System.Net;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;
using TransportBench.Servers.Resumable;

namespace TransportBench.ContractTests.Faults;

/// <summary>A server with one resumable stream.</summary>
internal sealed class ResumableServer : IAsyncDisposable
{
    public const ulong Seed = 9;

    private readonly FeedServer _server;

    private ResumableServer(FeedServer server, Workload workload)
    {
        _server = server;
        Feed = new Feed(Seed, workload);
    }

    public Feed Feed { get; }

    public IPEndPoint Address => new(IPAddress.Loopback, new Uri(_server.Urls["sse"]).Port);

    public static async Task<ResumableServer> StartAsync(Workload workload, ResumableOptions options, CancellationToken cancellationToken)
    {
        var byHand = new FeedRunOptions { Id = "hand", Seed = Seed, Mode = FeedMode.Paced, Workload = workload };
        return new ResumableServer(await FeedServer.StartAsync(new FeedServerOptions { ByHand = byHand, Resumable = options }, cancellationToken), workload);
    }

    /// <summary>Waits until the last event has happened, whoever reads.</summary>
    public async Task HasEndedAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var last = Feed.Workload.TotalEvents - 1;
        while ((await http.GetAsync(Sse(last.ToString(System.Globalization.CultureInfo.InvariantCulture)), HttpCompletionOption.ResponseHeadersRead, cancellationToken)).StatusCode != HttpStatusCode.NoContent)
            await Task.Delay(20, cancellationToken);
    }

    public Uri Sse(string after = "-1") => new($"http://{Address}/feed/sse?after={after}");

    public Uri WebSocket(string after = "-1") => new($"ws://{Address}/feed/websocket?after={after}");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
