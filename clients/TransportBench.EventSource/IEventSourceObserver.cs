namespace TransportBench.EventSource;

/// <summary>Hears what happens to the connection of an <see cref="EventSourceClient"/>.</summary>
/// <remarks>Called on the reading task, one call at a time; an exception ends the client.</remarks>
public interface IEventSourceObserver
{
    /// <summary>An attempt begins.</summary>
    /// <param name="attempt">One-based, over the life of the client.</param>
    /// <param name="lastEventId">What it names as the last event ID; empty if none.</param>
    void OnConnecting(int attempt, string lastEventId);

    /// <summary>The server has accepted: the head of an event stream has arrived.</summary>
    void OnOpen();

    /// <summary>The connection is gone, or an attempt failed; the next follows.</summary>
    /// <param name="reason">Why; <see langword="null"/> if the stream ended as a stream may.</param>
    /// <param name="delay">How long is waited before the next attempt.</param>
    void OnDisconnected(Exception? reason, TimeSpan delay);
}
