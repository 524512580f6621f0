using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using TransportBench.Core;
using TransportBench.Servers.Broadcast;
using TransportBench.Servers.Lanes;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers;

/// <summary>The HTTP routes of the feed contract, <c>GET /feed/{transport}</c>; one line per transport and edition.</summary>
internal sealed class FeedRoutes(RunRegistry runs, OriginPolicy origins, ResumableFeed? resumable, Func<BroadcastFeed?> broadcast)
{
    public void Map(WebApplication application)
    {
        Map(application, Transports.WebSocket, ["GET", "CONNECT"], new() // CONNECT over HTTP/2 (RFC 8441 §4).
        {
            Idiomatic = (context, lease, _) => WebSockets.IdiomaticEndpoint.HandleAsync(context, lease),
            Tuned = (context, lease, _) => WebSockets.TunedEndpoint.HandleAsync(context, lease),
            Resumed = WebSockets.ResumableEndpoint.HandleAsync,
            Broadcast = WebSockets.BroadcastEndpoint.HandleAsync,
        });
        Map(application, Transports.ServerSentEvents, ["GET"], new()
        {
            Idiomatic = (context, lease, _) => ServerSentEvents.IdiomaticEndpoint.HandleAsync(context, lease),
            Tuned = (context, lease, _) => ServerSentEvents.TunedEndpoint.HandleAsync(context, lease),
            Resumed = ServerSentEvents.ResumableEndpoint.HandleAsync,
            Broadcast = ServerSentEvents.BroadcastEndpoint.HandleAsync,
        });
        Map(application, Transports.LongPolling, ["GET"], new() { Idiomatic = LongPolling.IdiomaticEndpoint.HandleAsync });
        Map(application, Transports.ShortPolling, ["GET"], new() { Idiomatic = ShortPolling.IdiomaticEndpoint.HandleAsync });
    }

    private void Map(WebApplication application, Transport transport, string[] methods, Endpoints endpoints) =>
        application.MapMethods($"/feed/{transport.Id}", methods, (HttpContext context) => HandleAsync(context, transport, endpoints, application.Lifetime.ApplicationStopping));

    private async Task HandleAsync(HttpContext context, Transport transport, Endpoints endpoints, CancellationToken stopping)
    {
        try
        {
            origins.Check(context);
            var request = FeedRequestLine.From(context.Request, transport);
            if (!runs.Knows(request.Run) && Shared(context, transport, endpoints, request, stopping) is { } shared)
            {
                await FeedEnd.LeaveAsync(shared);
                return;
            }

            var variant = new Variant { Http2 = HttpProtocol.IsHttp2(context.Request.Protocol), Tls = context.Request.IsHttps };
            using var lease = runs.Lease(request, transport, variant);
            if (context.Features.Get<CarriedLane>() is { } carried) carried.Lane = lease.Lane;
            lease.Lane.NoteOpened(context.Features.Get<IConnectionSocketFeature>()?.Socket);
            var endpoint = lease.Lane.Lane.Edition == Edition.Idiomatic ? endpoints.Idiomatic : endpoints.Tuned
                ?? throw new FeedRequestException(400, $"{transport} has no tuned edition");
            var handling = endpoint(context, lease, request);
            await (endpoints.Tuned is null ? handling : FeedEnd.GuardAsync(lease, handling));
        }
        catch (FeedRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(e.Message + "\n", context.RequestAborted);
        }
    }

    /// <summary>The one stream for all, where the server has one and the transport carries it.</summary>
    private Task? Shared(HttpContext context, Transport transport, Endpoints endpoints, FeedRequestLine request, CancellationToken stopping)
    {
        if (broadcast()?.Find(transport) is { } audience && endpoints.Broadcast is { } live) return live(context, audience);
        return resumable is not null && endpoints.Resumed is { } resumed ? resumed(context, resumable, request, stopping) : null;
    }

    /// <summary>Who answers for a transport.</summary>
    private sealed record Endpoints
    {
        public required Func<HttpContext, LaneLease, FeedRequestLine, Task> Idiomatic { get; init; }

        public Func<HttpContext, LaneLease, FeedRequestLine, Task>? Tuned { get; init; }

        public Func<HttpContext, ResumableFeed, FeedRequestLine, CancellationToken, Task>? Resumed { get; init; }

        public Func<HttpContext, Audience, Task>? Broadcast { get; init; }
    }
}
