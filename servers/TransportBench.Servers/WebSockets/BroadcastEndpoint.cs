using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Broadcast;

namespace TransportBench.Servers.WebSockets;

/// <summary>A listener of the live stream: whole frames written to the upgraded stream.</summary>
internal static class BroadcastEndpoint
{
    public static async Task HandleAsync(HttpContext context, Audience audience)
    {
        await using var stream = await Handshake.UpgradeAsync(context);
        var listener = audience.Join(stream);
        var reading = new FrameReader(stream, listener).RunAsync(context.RequestAborted);
        await Task.WhenAny(listener.Ended, reading);
        if (!listener.Ended.IsCompleted)
        {
            listener.Leave(); // The client has left before the end, or broken the protocol.
            await reading;
            return;
        }

        await listener.Ended;
        await stream.WriteAsync(FrameReader.NormalClose, context.RequestAborted);
        await Closing.WaitAsync(reading);
    }
}
