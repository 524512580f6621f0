namespace TransportBench.Experiments.Faults.Readers;

/// <summary>A WebSocket message of a resumable stream, for a reader that does not care where it is: <c>SEQUENCE LF payload</c>.</summary>
internal static class SequencedMessage
{
    public static void Deliver(ReaderJournal journal, ReadOnlySpan<byte> message) => journal.OnEvent(message[(message.IndexOf((byte)'\n') + 1)..]);
}
