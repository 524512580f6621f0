using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TransportBench.Servers.Echo;

/// <summary>The HTTP routes of the echo, <c>/echo/{transport}</c> (docs/feed-contract.md, "Echo"): what comes up goes down again, for round trips on one clock.</summary>
internal sealed class EchoRoutes(OriginPolicy origins)
{
    private readonly EchoStreams _streams = new();

    public void Map(WebApplication application)
    {
        application.MapMethods("/echo/websocket", ["GET"], context => HandleAsync(context, one => FeedEnd.LeaveAsync(WebSockets.EchoEndpoint.HandleAsync(one))));
        application.MapMethods("/echo/sse", ["GET"], context => HandleAsync(context, one => FeedEnd.LeaveAsync(ServerSentEvents.EchoEndpoint.HandleAsync(one, _streams))));
        application.MapMethods("/echo/sse", ["POST"], context => HandleAsync(context, one => ServerSentEvents.EchoEndpoint.TakeAsync(one, _streams)));
    }

    private async Task HandleAsync(HttpContext context, Func<HttpContext, Task> handle)
    {
        try
        {
            origins.Check(context);
            await handle(context);
        }
        catch (FeedRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(e.Message + "\n", context.RequestAborted);
        }
    }
}
