namespace TransportBench.Servers.Lanes;

/// <summary>A connection of the tuned edition: encodes into the lane's buffer, writes the buffer.</summary>
public interface IEventSink
{
    /// <summary>Most bytes one event takes when encoded.</summary>
    int MaxEncodedLength { get; }

    /// <summary>Encodes one event.</summary>
    /// <returns>Bytes written.</returns>
    int Encode(long index, Span<byte> destination);

    /// <summary>Writes and flushes. The buffer may be used again once this has completed.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken);
}
