using System.Buffers.Text;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Experiments.Trials;

/// <summary>What the wire model says the events of a tapped trial cost beside their payload: one flush per event, HTTP/1.1 chunked, in clear.</summary>
public static class WirePrediction
{
    /// <summary>Framing and chunking bytes, downwards, of the plan's events over a transport.</summary>
    public static long Down(TrialPlan plan, Transport transport)
    {
        var feed = new Feed(plan.Seed, plan.Workload);
        return transport.Id switch
        {
            "websocket" => plan.Workload.TotalEvents * WebSocketFrame.Overhead(feed.Size, masked: false),
            "sse" => EventStream(plan, feed),
            "tcp" or "tcp-blocking" => plan.Workload.TotalEvents * sizeof(int),
            var id => throw new NotSupportedException($"the wire model does not cover {id}"),
        };
    }

    private static long EventStream(TrialPlan plan, Feed feed)
    {
        long overhead = 0;
        var payload = new byte[feed.Size];
        var base64 = feed.IsRawInEventStream || plan.ForceRaw ? null : new byte[Base64.GetMaxEncodedToUtf8Length(feed.Size)];
        for (long index = 0; index < plan.Workload.TotalEvents; index++)
        {
            feed.Write(index, payload);
            if (base64 is not null) Base64.EncodeToUtf8(payload, base64, out _, out _);
            var block = EventStreamFormat.Length(base64 ?? payload, plan.Fields, index);
            overhead += block + ChunkedEncoding.FramingLength(block) - feed.Size;
        }

        return overhead;
    }
}
