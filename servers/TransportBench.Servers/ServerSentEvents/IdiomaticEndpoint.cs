using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using TransportBench.Core.WireModel;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>The idiomatic edition: <see cref="TypedResults.ServerSentEvents{T}(IAsyncEnumerable{SseItem{T}})"/> over the lane's channel.</summary>
internal static class IdiomaticEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease)
    {
        var lane = (ChannelLane)lease.Lane;
        await using var compressed = CompressedBody.Begin(context, lane.Lane.Variant.Compression);
        await (lane.Run.Options.ForceRaw
            ? TypedResults.ServerSentEvents(Items(context, lease, lane, index => lane.Feed.CreateBytes(index), context.RequestAborted)).ExecuteAsync(context)
            : TypedResults.ServerSentEvents(Items(context, lease, lane, Text(lane), context.RequestAborted)).ExecuteAsync(context));
    }

    private static Func<long, string> Text(ChannelLane lane) => lane.Run.Base64InEventStream
        ? index => Convert.ToBase64String(lane.Feed.CreateBytes(index))
        : lane.Feed.CreateText;

    private static async IAsyncEnumerable<SseItem<T>> Items<T>(
        HttpContext context, LaneLease lease, ChannelLane lane, Func<long, T> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The result sends no headers before its first item; without them a client cannot know that it is connected.
        await context.Response.Body.FlushAsync(cancellationToken);
        lease.Begin();
        await foreach (var index in lane.Indices(cancellationToken))
        {
            var data = create(index);
            lane.Stamp(index);
            yield return lane.Run.Options.Fields == EventFields.None
                ? new SseItem<T>(data)
                : new SseItem<T>(data, "message") { EventId = index.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
