using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.LongPolling;

/// <summary>Holds a request until there is an event it has not seen.</summary>
internal static class IdiomaticEndpoint
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(25);

    public static async Task HandleAsync(HttpContext context, LaneLease lease, FeedRequestLine request)
    {
        var lane = (PolledLane)lease.Lane;
        if (request.Probe) return;
        var (due, complete) = await lane.WaitAsync(request.After, Hold, context.RequestAborted);
        await PolledAnswer.WriteAsync(context, lane, request.After, due, complete);
    }
}
