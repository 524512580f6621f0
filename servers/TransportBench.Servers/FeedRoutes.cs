using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using TransportBench.Core;
using TransportBench.Servers.Lanes;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers;

/// <summary>The HTTP routes of the feed contract, <c>GET /feed/{transport}</c>; one line per transport and edition.</summary>
internal sealed class FeedRoutes(RunRegistry runs, OriginPolicy origins, ResumableFeed? resumable)
{
    private delegate Task Endpoint(HttpContext context, LaneLease lease, FeedRequestLine request);

    private delegate Task Resumption(HttpContext context, ResumableFeed feed, FeedRequestLine request, CancellationToken stopping);

    public void Map(WebApplication application)
    {
        Map(application, Transports.WebSocket, ["GET", "CONNECT"], // CONNECT over HTTP/2 (RFC 8441 §4).
            idiomatic: (context, lease, _) => WebSockets.IdiomaticEndpoint.HandleAsync(context, lease),
            tuned: (context, lease, _) => WebSockets.TunedEndpoint.HandleAsync(context, lease),
            WebSockets.ResumableEndpoint.HandleAsync);
        Map(application, Transports.ServerSentEvents, ["GET"],
            idiomatic: (context, lease, _) => ServerSentEvents.IdiomaticEndpoint.HandleAsync(context, lease),
            tuned: (context, lease, _) => ServerSentEvents.TunedEndpoint.HandleAsync(context, lease),
            ServerSentEvents.ResumableEndpoint.HandleAsync);
        Map(application, Transports.LongPolling, ["GET"], idiomatic: LongPolling.IdiomaticEndpoint.HandleAsync, tuned: null);
        Map(application, Transports.ShortPolling, ["GET"], idiomatic: ShortPolling.IdiomaticEndpoint.HandleAsync, tuned: null);
    }

    private void Map(WebApplication application, Transport transport, string[] methods, Endpoint idiomatic, Endpoint? tuned, Resumption? resumption = null) =>
        application.MapMethods($"/feed/{transport.Id}", methods, (HttpContext context) => HandleAsync(context, transport, idiomatic, tuned, resumption, application.Lifetime.ApplicationStopping));

    private async Task HandleAsync(HttpContext context, Transport transport, Endpoint idiomatic, Endpoint? tuned, Resumption? resumption, CancellationToken stopping)
    {
        try
        {
            origins.Check(context);
            var request = FeedRequestLine.From(context.Request, transport);
            var variant = new Variant { Http2 = HttpProtocol.IsHttp2(context.Request.Protocol), Tls = context.Request.IsHttps };
            if (resumable is not null && resumption is not null && !runs.Knows(request.Run))
            {
                await FeedEnd.LeaveAsync(resumption(context, resumable, request, stopping));
                return;
            }

            using var lease = runs.Lease(request, transport, variant);
            if (context.Features.Get<CarriedLane>() is { } carried) carried.Lane = lease.Lane;
            lease.Lane.NoteOpened(context.Features.Get<IConnectionSocketFeature>()?.Socket);
            var endpoint = lease.Lane.Lane.Edition == Edition.Idiomatic ? idiomatic : tuned
                ?? throw new FeedRequestException(400, $"{transport} has no tuned edition");
            var handling = endpoint(context, lease, request);
            await (tuned is null ? handling : FeedEnd.GuardAsync(lease, handling));
        }
        catch (FeedRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(e.Message + "\n", context.RequestAborted);
        }
    }
}
