using System.Buffers.Text;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Experiments.Trials;

/// <summary>What the wire model says the events of a tapped trial cost beside their payload: one flush per event, HTTP/1.1 chunked or HTTP/2, not compressed.</summary>
public static class WirePrediction
{
    /// <summary>Framing and chunking bytes, downwards, of the plan's events over a lane.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="lane">The lane; not compressed.</param>
    /// <param name="dataFrames">HTTP/2: DATA frames that were seen, since flow control may divide an event as it likes (<see cref="DataFrames"/> is what it would be without).</param>
    public static long Down(TrialPlan plan, Lane lane, long dataFrames = 0)
    {
        var blocks = Blocks(plan, lane.Transport);
        var payload = plan.Workload.TotalEvents * new Feed(plan.Seed, plan.Workload).Size;
        return blocks.Sum() - payload
            + (lane.Variant.Http2 ? dataFrames * Http2Frame.HeaderLength
                : lane.Transport == Transports.ServerSentEvents ? blocks.Sum(block => (long)ChunkedEncoding.FramingLength(block))
                : 0);
    }

    /// <summary>HTTP/2 DATA frames, downwards, of the plan's events over a lane, where no window ends within an event and no two share a frame.</summary>
    public static long DataFrames(TrialPlan plan, Lane lane) => Blocks(plan, lane.Transport).Sum(block => Http2Frame.Count(block));

    /// <summary>Length of each event with its transport's own framing, in bytes.</summary>
    private static long[] Blocks(TrialPlan plan, Transport transport)
    {
        var feed = new Feed(plan.Seed, plan.Workload);
        return transport.Id switch
        {
            "websocket" => All(plan, _ => feed.Size + WebSocketFrame.Overhead(feed.Size, masked: false)),
            "sse" => EventStream(plan, feed),
            "tcp" or "tcp-blocking" => All(plan, _ => feed.Size + LengthPrefixFraming.Overhead),
            var id => throw new NotSupportedException($"the wire model does not cover {id}"),
        };
    }

    private static long[] EventStream(TrialPlan plan, Feed feed)
    {
        var payload = new byte[feed.Size];
        var base64 = feed.IsRawInEventStream || plan.ForceRaw ? null : new byte[Base64.GetMaxEncodedToUtf8Length(feed.Size)];
        return All(plan, index =>
        {
            feed.Write(index, payload);
            if (base64 is not null) Base64.EncodeToUtf8(payload, base64, out _, out _);
            return EventStreamFormat.Length(base64 ?? payload, plan.Fields, index);
        });
    }

    private static long[] All(TrialPlan plan, Func<long, long> length)
    {
        var lengths = new long[plan.Workload.TotalEvents];
        for (var index = 0; index < lengths.Length; index++) lengths[index] = length(index);
        return lengths;
    }
}
