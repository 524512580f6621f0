using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Echo;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>An echo over SSE: an event stream down, a request up for each event.</summary>
internal static class EchoEndpoint
{
    public static async Task HandleAsync(HttpContext context, EchoStreams streams)
    {
        var name = context.Request.Query["lane"].ToString();
        var events = streams.Open(name);
        try
        {
            await TypedResults.ServerSentEvents(Items(context, events, context.RequestAborted)).ExecuteAsync(context);
        }
        finally
        {
            streams.Close(name);
        }
    }

    public static async Task TakeAsync(HttpContext context, EchoStreams streams)
    {
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        streams.Put(context.Request.Query["lane"].ToString(), await body.ReadToEndAsync(context.RequestAborted));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async IAsyncEnumerable<SseItem<string>> Items(HttpContext context, ChannelReader<string> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await context.Response.Body.FlushAsync(cancellationToken); // Accepted, before there is anything to send.
        await foreach (var data in events.ReadAllAsync(cancellationToken)) yield return new SseItem<string>(data);
    }
}
