using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using TransportBench.Servers.SignalR;

namespace TransportBench.Servers.Resumable;

/// <summary>A server's resumable stream, and the hub that broadcasts it.</summary>
internal sealed class ResumableService : IAsyncDisposable
{
    private readonly HubBroadcast _broadcast;

    private ResumableService(ResumableFeed feed, HubBroadcast broadcast)
    {
        Feed = feed;
        _broadcast = broadcast;
    }

    /// <summary>The stream.</summary>
    public ResumableFeed Feed { get; }

    /// <summary>Begins the stream and maps the hub.</summary>
    /// <param name="application">Its services were added with <see cref="LaneHubs.AddTo"/>.</param>
    /// <param name="run">What is sent.</param>
    /// <param name="options">How it is kept.</param>
    /// <param name="origins">Whose pages may read it.</param>
    public static ResumableService Begin(WebApplication application, FeedRunOptions run, ResumableOptions options, OriginPolicy origins)
    {
        application.UseWhen(context => context.Request.Path.StartsWithSegments(ResumableHub.Route, StringComparison.Ordinal), hub => hub.Use(async (context, next) =>
        {
            if (await origins.AllowsAsync(context)) await next(context);
        }));
        application.MapHub<ResumableHub>(ResumableHub.Route, hub => hub.AllowStatefulReconnects = true);
        var feed = new ResumableFeed(run, options);
        return new ResumableService(feed, new HubBroadcast(application.Services.GetRequiredService<IHubContext<ResumableHub>>(), feed));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _broadcast.DisposeAsync();
        await Feed.DisposeAsync();
    }
}
