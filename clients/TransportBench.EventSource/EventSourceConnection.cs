namespace TransportBench.EventSource;

/// <summary>An accepted stream and the watch over its silence.</summary>
internal sealed class EventSourceConnection : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly Silence _silence;
    private readonly TimeSpan? _bound;

    public EventSourceConnection(HttpResponseMessage response, Stream stream, TimeProvider time, TimeSpan? heartbeatTimeout)
    {
        _response = response;
        _stream = stream;
        _bound = heartbeatTimeout;
        _silence = new Silence(time, heartbeatTimeout);
    }

    /// <summary>The next bytes; 0 at the end of the stream.</summary>
    /// <exception cref="TimeoutException">Nothing arrived for too long.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_bound is null)
            return await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silence.Over);
        try
        {
            var read = await _stream.ReadAsync(buffer, linked.Token).ConfigureAwait(false);
            _silence.Heard();
            return read;
        }
        catch (OperationCanceledException) when (_silence.Over.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing has arrived for {_bound}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _silence.Dispose();
        _stream.Dispose();
        _response.Dispose();
    }
}
