namespace TransportBench.EventSource;

/// <summary>A dispatched event as strings.</summary>
/// <param name="Event">Its type; <c>message</c> if the stream named none.</param>
/// <param name="Data">Its data; may be empty.</param>
/// <param name="Id">The last event ID at dispatch; empty if none.</param>
public sealed record ServerSentEvent(string Event, string Data, string Id);
