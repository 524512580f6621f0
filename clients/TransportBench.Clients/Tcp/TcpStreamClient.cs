using System.Buffers;
using System.IO.Pipelines;
using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.Tcp;

/// <summary>Reads a TCP feed with <see cref="PipeReader"/> over a stream, as the framework's documentation writes it.</summary>
public sealed class TcpStreamClient : IFeedClient
{
    private readonly FeedRequest _request;
    private TappedStream? _wire;
    private Stream? _stream;
    private PipeReader? _reader;
    private byte[] _joined = [];

    /// <param name="request">What to ask for.</param>
    public TcpStreamClient(FeedRequest request) => _request = request;

    /// <inheritdoc/>
    public TcpCounters? TcpCounters { get; private set; }

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var tls = _request.Variant.Tls;
            _wire = await TappedConnection.OpenAsync(
                _request.Url.IdnHost, _request.Url.Port, tls ? _request.WireTap : _request.Tap, counters => TcpCounters = counters, cancellationToken);
            _stream = tls ? new TappedStream(await TlsTrust.OverAsync(_wire, _request, cancellationToken), _request.Tap) : _wire;
            _reader = PipeReader.Create(_stream);
            await _stream.WriteAsync(TcpHandshake.Request(_request), cancellationToken);
            await ReadAnswerAsync(_reader, cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var reader = _reader ?? throw new InvalidOperationException("connect first");
        try
        {
            ReadResult result;
            do
            {
                result = await reader.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                Deliver(ref buffer, receiver, _wire!.LastReadNs);
                if (result.IsCompleted && !buffer.IsEmpty)
                    throw LengthPrefix.Unfinished(buffer.Length);
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
            while (!result.IsCompleted);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a TCP feed goes one way: it has no framing for events upwards");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
            await _reader.CompleteAsync();
        if (_stream is not null)
            await _stream.DisposeAsync();
    }

    private async Task ReadAnswerAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var bytes = result.Buffer;
            if (TcpHandshake.TryReadAnswer(_request, bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray(), out var length))
            {
                reader.AdvanceTo(bytes.GetPosition(length));
                return;
            }

            if (result.IsCompleted)
                throw TcpHandshake.Unfinished((int)bytes.Length);
            reader.AdvanceTo(bytes.Start, bytes.End);
        }
    }

    private void Deliver(ref ReadOnlySequence<byte> buffer, IEventReceiver receiver, long wireReceivedNs)
    {
        Span<byte> prefix = stackalloc byte[LengthPrefix.Bytes];
        while (buffer.Length >= LengthPrefix.Bytes)
        {
            buffer.Slice(0, LengthPrefix.Bytes).CopyTo(prefix);
            LengthPrefix.TryRead(prefix, _request.MaxPayloadBytes, out var length);
            if (buffer.Length - LengthPrefix.Bytes < length)
                return;
            var payload = buffer.Slice(LengthPrefix.Bytes, length);
            receiver.OnEvent(Join(payload), wireReceivedNs, MonotonicClock.NowNs);
            buffer = buffer.Slice(payload.End);
        }
    }

    /// <summary>A payload in one piece; copied only if it lies in several.</summary>
    private ReadOnlySpan<byte> Join(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment)
            return payload.FirstSpan;
        var length = (int)payload.Length;
        if (_joined.Length < length)
            _joined = new byte[Math.Max(length, 2 * _joined.Length)];
        payload.CopyTo(_joined);
        return _joined.AsSpan(0, length);
    }
}
