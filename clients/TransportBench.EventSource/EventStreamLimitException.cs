namespace TransportBench.EventSource;

/// <summary>An event is larger than the parser may buffer.</summary>
public sealed class EventStreamLimitException : IOException
{
    internal EventStreamLimitException(string field, long maxEventBytes)
        : base($"event stream: the '{field}' of one event exceeds the limit of {maxEventBytes} bytes; raise maxEventBytes if the sender is to be trusted.")
    {
        MaxEventBytes = maxEventBytes;
    }

    /// <summary>The limit that was exceeded, in bytes.</summary>
    public long MaxEventBytes { get; }
}
