using System.Net.WebSockets;

namespace TransportBench.Servers;

/// <summary>Turns the end of a connection into the end of its lane.</summary>
internal static class FeedEnd
{
    /// <summary>Awaits an endpoint of a stream that may be left and entered again: whoever leaves is no failure.</summary>
    public static async Task LeaveAsync(Task endpoint)
    {
        try
        {
            await endpoint;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException or TimeoutException or ObjectDisposedException)
        {
            // Gone, in whatever way.
        }
    }

    /// <summary>Awaits an endpoint; a connection that broke or was left early becomes the lane's failure, anything else is thrown.</summary>
    public static async Task GuardAsync(LaneLease lease, Task endpoint)
    {
        try
        {
            await endpoint;
            lease.Lane.End();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException or TimeoutException or ObjectDisposedException)
        {
            lease.Lane.End(e);
        }
        catch (Exception e)
        {
            lease.Lane.End(e);
            throw;
        }
    }
}
