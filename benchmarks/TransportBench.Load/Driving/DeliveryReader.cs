using TransportBench.Clients;

namespace TransportBench.Load.Driving;

/// <summary>Reads the live stream of a server of ours from wherever it is: every event checked to the byte and timed from its intended send.</summary>
/// <remarks>Belongs to the connection's task.</remarks>
internal sealed class DeliveryReader(LoadStream stream, ILoadSink sink) : ILoadReader, IEventReceiver
{
    private readonly StreamAccount _account = new(stream.Feed, sink);

    /// <inheritdoc/>
    public async Task ReadAsync(IFeedClient client, CancellationToken cancellationToken)
    {
        await client.ReceiveAsync(this, cancellationToken);
        _account.End(stream.Events);
    }

    /// <inheritdoc/>
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        if (_account.Check(payload) is not { } index || index >= stream.Events) return;
        sink.Received(receivedNs - stream.IntendedNs(index), payload.Length);
        stream.Spread.Received(index, receivedNs);
    }
}
