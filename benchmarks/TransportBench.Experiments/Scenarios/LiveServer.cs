using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Servers.SignalR;

namespace TransportBench.Experiments.Scenarios;

/// <summary>A server alone in its process with one stream for all, and clients that hold connections to it.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private const int BufferBytes = 1_024;

    private LiveServer(HostProcess process) => Process = process;

    /// <summary>The process.</summary>
    public HostProcess Process { get; }

    /// <summary>Starts it. Tuned: the live stream, encoded once for all. Idiomatic: the stream that a reader may enter again, over the framework's own WebSocket and response, and a hub that broadcasts it.</summary>
    /// <param name="plan">What is sent.</param>
    /// <param name="history">Events that the idiomatic one keeps for who is behind.</param>
    /// <param name="lasting">How long the tuned one goes on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostFailedException">It did not start.</exception>
    public static async Task<LiveServer> StartAsync(TrialPlan plan, int history, TimeSpan lasting, CancellationToken cancellationToken)
    {
        if (plan.Lanes[0].Parse().Edition == Edition.Idiomatic) return new(await HostProcess.StartAsync([], ServeArguments.Of(plan.Workload, plan.Seed, history, heartbeat: TimeSpan.Zero), cancellationToken));
        var server = new LiveServer(await HostProcess.StartAsync("serve", cancellationToken));
        try
        {
            await new BroadcastPlan { Seed = plan.Seed, Workload = plan.Workload, StartNs = MonotonicClock.NowNs, Lasting = lasting }.BeginAsync(server.Process, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more client, not connected yet.</summary>
    /// <param name="lane">What it reads; a lane of SignalR hears the hub.</param>
    public IFeedClient Client(Lane lane)
    {
        var urls = Process.Hello.Urls!;
        return Transports.SignalR.Contains(lane.Transport)
            ? new HubListener(new Uri(new Uri(urls[Transports.ServerSentEvents.Id]), ResumableHub.Route), lane.Transport)
            : FeedClients.Create(lane, new ServerEndpoints(urls, certificate: null).Request(lane, "live", "live") with { BufferBytes = BufferBytes });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
