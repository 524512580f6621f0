namespace TransportBench.Clients;

/// <summary>Reads one feed over one transport: connects, hands every event to a receiver, ends when the server ends the stream.</summary>
/// <remarks>One connection per instance. Not thread-safe, except that <see cref="SendAsync"/> may run beside <see cref="ReceiveAsync"/>.</remarks>
public interface IFeedClient : IAsyncDisposable
{
    /// <summary>Opens the connection; completes when the server has accepted it (the response head has arrived).</summary>
    /// <exception cref="FeedConnectException">Refused, with the server's own words.</exception>
    Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Hands over events until the server ends the stream, closing in the protocol's own way.</summary>
    /// <exception cref="FeedProtocolException">The server sent what the protocol does not allow.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken);

    /// <summary>Sends one event upwards on the same connection.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="isText">As text rather than binary, where the protocol knows the difference.</param>
    /// <param name="cancellationToken">Cancels the send.</param>
    /// <exception cref="NotSupportedException">The transport has no way up.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken);

    /// <summary>What the TCP layer counted, read just before the socket was closed; <see langword="null"/> before that, or where the system does not say.</summary>
    Measurement.Bytes.TcpCounters? TcpCounters { get; }
}
