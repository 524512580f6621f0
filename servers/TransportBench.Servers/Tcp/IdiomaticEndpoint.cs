using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.Tcp;

/// <summary>The idiomatic edition: a channel read in the connection's loop, each event written and flushed.</summary>
internal static class IdiomaticEndpoint
{
    public static async Task HandleAsync(PipeWriter output, LaneLease lease, CancellationToken cancellationToken)
    {
        var lane = (ChannelLane)lease.Lane;
        lease.Begin();
        await foreach (var index in lane.Indices(cancellationToken))
        {
            var payload = lane.Feed.IsText ? null : lane.Feed.CreateBytes(index);
            var text = payload is null ? lane.Feed.CreateText(index) : null;
            lane.Stamp(index);
            payload ??= Encoding.UTF8.GetBytes(text!);
            BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(sizeof(int)), payload.Length);
            output.Advance(sizeof(int));
            await output.WriteAsync(payload, cancellationToken);
        }
    }
}
