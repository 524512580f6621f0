using System.Text;

namespace TransportBench.EventSource;

/// <summary>Keeps events as strings until somebody takes them.</summary>
internal sealed class EventQueue : IEventStreamSink
{
    private readonly Queue<ServerSentEvent> _events = new();

    /// <summary>There is none.</summary>
    public bool IsEmpty => _events.Count == 0;

    /// <inheritdoc/>
    public void OnEvent(in EventStreamEvent e) => _events.Enqueue(new ServerSentEvent(e.TypeString, e.DataString, Encoding.UTF8.GetString(e.LastEventId)));

    /// <summary>The next one; <see langword="null"/>: there is none.</summary>
    public ServerSentEvent? Take() => _events.TryDequeue(out var e) ? e : null;
}
