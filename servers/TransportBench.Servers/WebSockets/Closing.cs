using System.Net.WebSockets;

namespace TransportBench.Servers.WebSockets;

/// <summary>The end of the closing handshake (RFC 6455 §7.1.1), after this side's close frame.</summary>
internal static class Closing
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the client has answered, or has gone: it may hang up once it has seen the close frame, and says itself what it received.</summary>
    /// <param name="reading">Completes at the client's close frame.</param>
    /// <exception cref="TimeoutException">The client neither answered nor went.</exception>
    public static async Task WaitAsync(Task reading)
    {
        try
        {
            await reading.WaitAsync(Bound);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException)
        {
            // Gone.
        }
    }
}
