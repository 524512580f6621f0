using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using TransportBench.Core;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.SignalR;

/// <summary>A feed over SignalR: <see cref="Open"/> takes the lane that the connection's query names, then its events are streamed, as the framework's documentation streams from a hub.</summary>
/// <remarks>One instance a call; what a connection holds is in <see cref="HubCallerContext.Items"/>.</remarks>
/// <param name="runs">The runs of the server.</param>
public sealed class LaneHub(RunRegistry runs) : Hub
{
    /// <summary>The route of a transport's hub.</summary>
    public static string RouteOf(Transport transport) => $"/feed/{transport.Id}";

    /// <summary>Takes the lane.</summary>
    /// <returns>Whether its events are text (<see cref="Text"/>) or bytes (<see cref="Binary"/>).</returns>
    /// <exception cref="HubException">It is refused, with the reason.</exception>
    public bool Open()
    {
        try
        {
            var request = Context.GetHttpContext()!.Request;
            var transport = Transports.SignalR.First(one => request.Path.StartsWithSegments(RouteOf(one), StringComparison.Ordinal));
            var lease = runs.Lease(FeedRequestLine.From(request, transport), transport, default);
            if (lease.Lane.Lane.Edition == Edition.Tuned) throw new FeedRequestException(400, $"{transport} has no tuned edition");
            Context.Items[typeof(LaneLease)] = lease;
            return lease.Lane.Feed.IsText;
        }
        catch (FeedRequestException e)
        {
            throw new HubException(e.Message);
        }
    }

    /// <summary>The events of a lane of text.</summary>
    public IAsyncEnumerable<string> Text(CancellationToken cancellationToken) => EventsAsync((lane, index) => lane.Feed.CreateText(index), cancellationToken);

    /// <summary>The events of any other lane.</summary>
    public IAsyncEnumerable<byte[]> Binary(CancellationToken cancellationToken) => EventsAsync((lane, index) => lane.Feed.CreateBytes(index), cancellationToken);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(typeof(LaneLease), out var held) && held is LaneLease lease)
        {
            if (!lease.Lane.Ended.IsCompleted) lease.Lane.End(exception ?? new IOException("the client has left"));
            lease.Dispose();
        }

        return base.OnDisconnectedAsync(exception);
    }

    private async IAsyncEnumerable<T> EventsAsync<T>(Func<ChannelLane, long, T> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Context.Items.TryGetValue(typeof(LaneLease), out var held) || held is not LaneLease { Lane: ChannelLane lane } lease)
            throw new HubException("call Open first");
        lease.Begin();
        await foreach (var index in lane.Indices(cancellationToken))
        {
            var payload = create(lane, index);
            lane.Stamp(index);
            yield return payload;
        }

        lane.End();
    }
}
