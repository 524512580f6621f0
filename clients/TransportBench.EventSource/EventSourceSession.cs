using System.Net.Sockets;

namespace TransportBench.EventSource;

/// <summary>One reading: the connection it has, what it knows of the stream, and how it gets the next connection.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class EventSourceSession : IDisposable
{
    private const int ReadBytes = 16 * 1024;

    private readonly EventSourceRequest _request;
    private readonly EventSourceOptions _options;
    private readonly EventStreamParser _parser;
    private readonly byte[] _buffer = new byte[ReadBytes];
    private CountingSink _sink;
    private EventSourceConnection? _connection;
    private int _attempts;
    private int _failures;
    private bool _hasBrought;

    public EventSourceSession(HttpClient client, EventSourceOptions options, IEventStreamSink sink)
    {
        _request = new EventSourceRequest(client, options);
        _options = options;
        _sink = new CountingSink(sink);
        _parser = new EventStreamParser(options.MaxEventBytes, options.LastEventId);
    }

    /// <summary>Reads on, over however many connections that takes, until something has arrived.</summary>
    /// <returns>Whether the source goes on; <see langword="false"/>: the server has ended it.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Exception? reason;
            var read = 0;
            try
            {
                if (_connection is null && !await TryConnectAsync(cancellationToken).ConfigureAwait(false))
                    return false;
                read = await _connection!.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
                reason = null;
            }
            catch (Exception e) when (IsPassing(e))
            {
                cancellationToken.ThrowIfCancellationRequested(); // Whatever it looks like to the connection.
                reason = e;
            }

            if (read > 0)
            {
                Parse(read); // Outside: what a receiver throws is no trouble of the connection's.
                return true;
            }

            await ReconnectAsync(reason, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private async ValueTask<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        _hasBrought = false;
        _options.Observer?.OnConnecting(++_attempts, _parser.LastEventId);
        _connection = await _request.SendAsync(_parser.LastEventId, cancellationToken).ConfigureAwait(false);
        if (_connection is null)
            return false;
        _options.Observer?.OnOpen();
        return true;
    }

    private void Parse(int read)
    {
        _parser.Append(_buffer.AsSpan(0, read), ref _sink);
        _hasBrought |= _sink.TakeCount() > 0;
    }

    private async ValueTask ReconnectAsync(Exception? reason, CancellationToken cancellationToken)
    {
        _connection?.Dispose();
        _connection = null;
        _parser.Reset();
        _failures = _hasBrought ? 0 : _failures + 1;
        if (_failures >= _options.MaximumAttempts)
            throw new IOException($"{_options.Url}: {_options.MaximumAttempts} attempts in a row brought no event; the last: {reason?.Message ?? "the stream ended"}", reason);
        var delay = _options.Reconnect.DelayOf(_failures, _parser.RetryDelay, (reason as EventSourceException)?.RetryAfter, _options.Random());
        _options.Observer?.OnDisconnected(reason, delay);
        await Task.Delay(delay, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    private bool IsPassing(Exception e) => e switch
    {
        EventSourceException refusal => _options.IsTransient(refusal.Status),
        EventStreamLimitException => false,
        _ => e is IOException or HttpRequestException or OperationCanceledException or TimeoutException
            or SocketException, // HttpClient of .NET 10 lets it out bare where a new connection is reset before its peer's address is read.
    };

    private struct CountingSink(IEventStreamSink sink) : IEventStreamSink
    {
        private int _count;

        public void OnEvent(in EventStreamEvent e)
        {
            _count++;
            sink.OnEvent(in e);
        }

        public int TakeCount()
        {
            var count = _count;
            _count = 0;
            return count;
        }
    }
}
