namespace TransportBench.EventSource;

/// <summary>The fields an event stream knows (WHATWG HTML §9.2.6, "process the field").</summary>
internal enum EventStreamField
{
    /// <summary>A comment or an unknown name: the line has no effect.</summary>
    Ignored,

    /// <summary>A line of data.</summary>
    Data,

    /// <summary>The event type.</summary>
    Event,

    /// <summary>The last event ID.</summary>
    Id,

    /// <summary>The reconnection time.</summary>
    Retry,
}
