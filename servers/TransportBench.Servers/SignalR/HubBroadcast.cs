using Microsoft.AspNetCore.SignalR;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.SignalR;

/// <summary>Sends a resumable stream to all clients of its hub, from the next event on.</summary>
internal sealed class HubBroadcast : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sending;

    public HubBroadcast(IHubContext<ResumableHub> hub, ResumableFeed feed) => _sending = SendAsync(hub, feed, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task SendAsync(IHubContext<ResumableHub> hub, ResumableFeed feed, CancellationToken cancellationToken)
    {
        for (var next = feed.Store.Next; await feed.Store.WaitAsync(next, Timeout.InfiniteTimeSpan, cancellationToken) == StoreWait.Happened; next++)
            await hub.Clients.All.SendAsync(ResumableHub.Event, feed.Feed.IsText ? (object)feed.Feed.CreateText(next) : feed.Feed.CreateBytes(next), cancellationToken);
        await hub.Clients.All.SendAsync(ResumableHub.End, cancellationToken);
    }
}
