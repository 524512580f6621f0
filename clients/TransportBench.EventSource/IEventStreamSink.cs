namespace TransportBench.EventSource;

/// <summary>Takes the events that an <see cref="EventStreamParser"/> dispatches.</summary>
public interface IEventStreamSink
{
    /// <summary>An event was dispatched (WHATWG HTML §9.2.6); called in stream order on the thread that appends.</summary>
    /// <param name="e">The event; its spans are valid during the call only.</param>
    /// <remarks>Must not call back into the parser. An exception leaves <see cref="EventStreamParser.Append"/> at once; the rest of that input is lost, so <see cref="EventStreamParser.Reset"/> before going on.</remarks>
    void OnEvent(in EventStreamEvent e);
}
