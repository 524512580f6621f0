using System.Text;

namespace TransportBench.EventSource;

/// <summary>A dispatched event, as bytes that belong to the parser or to its input.</summary>
/// <remarks>All spans are valid UTF-8: what was invalid has become U+FFFD. They are valid only during <see cref="IEventStreamSink.OnEvent"/>.</remarks>
public readonly ref struct EventStreamEvent
{
    internal EventStreamEvent(ReadOnlySpan<byte> data, ReadOnlySpan<byte> type, ReadOnlySpan<byte> lastEventId)
    {
        Data = data;
        Type = type;
        LastEventId = lastEventId;
    }

    /// <summary>The data buffer: lines joined by LF, without the last LF; may be empty.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The event type buffer; empty means the default, <c>message</c>.</summary>
    public ReadOnlySpan<byte> Type { get; }

    /// <summary>The last event ID at dispatch; empty if none was set. It persists from event to event.</summary>
    public ReadOnlySpan<byte> LastEventId { get; }

    /// <summary><see cref="Data"/> as a string; allocates at each call.</summary>
    public string DataString => Encoding.UTF8.GetString(Data);

    /// <summary><see cref="Type"/> as a string, <c>message</c> if it is empty; allocates at each call unless it is.</summary>
    public string TypeString => Type.IsEmpty ? "message" : Encoding.UTF8.GetString(Type);
}
