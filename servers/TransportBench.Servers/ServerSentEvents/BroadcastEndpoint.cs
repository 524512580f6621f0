using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransportBench.Servers.Broadcast;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>A listener of the live stream: whole blocks written to the response's body.</summary>
internal static class BroadcastEndpoint
{
    public static async Task HandleAsync(HttpContext context, Audience audience)
    {
        if (audience.IsComplete)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent; // Nothing will ever follow (WHATWG HTML §9.2.2).
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache,no-store";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var listener = audience.Join(context.Response.Body);
        using (context.RequestAborted.UnsafeRegister(static state => ((Listener)state!).Leave(), listener)) await listener.Ended;
    }
}
