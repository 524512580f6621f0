using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.ShortPolling;

/// <summary>Answers at once with whatever is there.</summary>
internal static class IdiomaticEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease, FeedRequestLine request)
    {
        var lane = (PolledLane)lease.Lane;
        if (request.Probe) return;
        var (due, complete) = lane.Look();
        await PolledAnswer.WriteAsync(context, lane, request.After, due, complete);
    }
}
