using System.Text.Unicode;

namespace TransportBench.EventSource;

/// <summary>Parses and interprets <c>text/event-stream</c> as its bytes arrive (WHATWG HTML §9.2.5 and §9.2.6).</summary>
/// <remarks>
/// Where the bytes are cut makes no difference: an event is dispatched with the byte that ends its blank line (a CR does, whatever follows it).
/// A block that the end of the stream cuts off is never dispatched; nothing need be called at the end. Events whose line arrives whole are handed through
/// without a copy; otherwise the bytes wait in buffers that are reused, and no path allocates per event. Comments and unknown fields are never buffered.
/// Not thread-safe and not re-entrant. After an exception call <see cref="Reset"/> before parsing on.
/// </remarks>
public sealed class EventStreamParser
{
    /// <summary>The default of <see cref="MaxEventBytes"/>: 16 MiB.</summary>
    public const int DefaultMaxEventBytes = 16 * 1024 * 1024;

    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    private readonly ByteAccumulator _line = new();
    private readonly ByteAccumulator _data = new();
    private readonly ByteAccumulator _type = new();
    private readonly ByteAccumulator _repaired = new();
    private readonly RetryField _retry = new();
    private readonly LastEventIdField _id;
    private int _markMatched;
    private EventStreamField _lineField;
    private int _lineValueStart;
    private bool _ignoringLine;
    private bool _skipLineFeed;

    /// <param name="maxEventBytes">See <see cref="MaxEventBytes"/>; 1 to 1 GiB.</param>
    /// <param name="lastEventId">The last event ID to begin with, as after a reconnection; empty if none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxEventBytes"/> is out of range.</exception>
    public EventStreamParser(int maxEventBytes = DefaultMaxEventBytes, string lastEventId = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEventBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEventBytes, 1024 * 1024 * 1024);
        MaxEventBytes = maxEventBytes;
        _id = new LastEventIdField(lastEventId);
    }

    /// <summary>The greatest size of one event's data (its lines joined by LF), and of its type, ID and retry value each, in bytes as received.</summary>
    public int MaxEventBytes { get; }

    /// <summary>The last event ID string: what the stream had set when the last blank line came, whether or not an event was dispatched there; empty if none.</summary>
    /// <remarks>Allocates when read for the first time after a change.</remarks>
    public string LastEventId => _id.Committed;

    /// <summary>The reconnection time the stream asked for, in milliseconds; null if it never did. In force from the end of the <c>retry</c> line; clamped to <see cref="long.MaxValue"/>.</summary>
    public long? Retry => _retry.Milliseconds;

    /// <summary><see cref="Retry"/> as a time span, clamped to <see cref="TimeSpan.MaxValue"/>.</summary>
    public TimeSpan? RetryDelay => _retry.Delay;

    /// <summary>The digits of the reconnection time without leading zeros, exact where <see cref="Retry"/> is clamped; empty if there is none. Valid until the next call of <see cref="Append"/>.</summary>
    public ReadOnlySpan<byte> RetryDigits => _retry.Digits;

    /// <summary>Parses the next bytes of the stream and dispatches the events they complete.</summary>
    /// <param name="bytes">Any number of bytes, cut anywhere.</param>
    /// <param name="sink">Takes the events, in order, before this method returns.</param>
    /// <exception cref="EventStreamLimitException">A field exceeds <see cref="MaxEventBytes"/>.</exception>
    public void Append<TSink>(ReadOnlySpan<byte> bytes, ref TSink sink)
        where TSink : IEventStreamSink, allows ref struct
    {
        bytes = SkipByteOrderMark(bytes);
        while (!(bytes = SkipLineFeedOfPair(bytes)).IsEmpty)
        {
            int end = bytes.IndexOfAny(CarriageReturn, LineFeed);
            if (end < 0)
            {
                KeepStartOfLine(bytes);
                return;
            }

            ReadOnlySpan<byte> line = CompleteLine(bytes[..end]);
            bool ignored = _ignoringLine;
            _ignoringLine = false;
            _line.Clear();
            _skipLineFeed = bytes[end] == CarriageReturn;
            bytes = SkipLineFeedOfPair(bytes[(end + 1)..]);
            if (ignored)
                continue;
            if (line.IsEmpty)
                EndBlock(ref sink);
            else if (TryDispatchInPlace(line, bytes, ref sink))
                bytes = EatLineEnd(bytes);
            else
                Process(line);
        }
    }

    /// <summary>Begins a new stream, as after a reconnection: an unfinished block is discarded and a byte order mark may come again.</summary>
    /// <remarks><see cref="LastEventId"/> and <see cref="Retry"/> stay, as they do in browsers, and events carry that ID until the stream sets another.</remarks>
    public void Reset()
    {
        _line.Clear();
        _data.Clear();
        _type.Clear();
        _id.Rollback();
        _markMatched = 0;
        _ignoringLine = false;
        _skipLineFeed = false;
    }

    private ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        while (_markMatched < mark.Length && !bytes.IsEmpty)
        {
            if (bytes[0] != mark[_markMatched])
            {
                // Part of a mark begins no known field: the first line is ignored, and its bytes need not be kept.
                _ignoringLine = _markMatched > 0;
                _markMatched = mark.Length;
                break;
            }

            _markMatched++;
            bytes = bytes[1..];
        }

        return bytes;
    }

    private ReadOnlySpan<byte> SkipLineFeedOfPair(ReadOnlySpan<byte> bytes)
    {
        if (!_skipLineFeed || bytes.IsEmpty)
            return bytes;
        _skipLineFeed = false;
        return bytes[0] == LineFeed ? bytes[1..] : bytes;
    }

    private ReadOnlySpan<byte> EatLineEnd(ReadOnlySpan<byte> bytes)
    {
        _skipLineFeed = bytes[0] == CarriageReturn;
        return bytes[1..];
    }

    /// <summary>The whole line, given its end; where the line began in an earlier input it is put together first.</summary>
    private ReadOnlySpan<byte> CompleteLine(ReadOnlySpan<byte> rest)
    {
        if (_line.Length == 0)
            return rest;
        KeepStartOfLine(rest);
        return _line.Span;
    }

    private void KeepStartOfLine(ReadOnlySpan<byte> bytes)
    {
        if (_ignoringLine)
            return;

        if (_line.Length > EventStreamLine.LongestName + 1)
        {
            // Name, colon and the space behind it are there, and were judged when they came.
            _line.Append(bytes);
            Charge(_lineField, _line.Length - _lineValueStart);
            return;
        }

        // The first bytes decide whether the line matters: no more of it is copied until they have.
        int head = Math.Min(bytes.Length, EventStreamLine.LongestName + 1);
        _line.Append(bytes[..head]);
        if (!EventStreamLine.MayMatter(_line.Span))
        {
            _ignoringLine = true;
            _line.Clear();
            return;
        }

        _line.Append(bytes[head..]);
        if (!EventStreamLine.HasColon(_line.Span))
            return;
        _lineField = EventStreamLine.Split(_line.Span, out ReadOnlySpan<byte> value);
        _lineValueStart = _line.Length - value.Length;
        Charge(_lineField, value.Length);
    }

    private void Process(ReadOnlySpan<byte> line)
    {
        EventStreamField field = EventStreamLine.Split(line, out ReadOnlySpan<byte> value);
        Charge(field, value.Length);
        switch (field)
        {
            case EventStreamField.Data:
                _data.Append(value);
                _data.Append(LineFeed);
                break;
            case EventStreamField.Event:
                _type.Clear();
                Utf8Repair.AppendTo(_type, value);
                break;
            case EventStreamField.Id:
                _id.Set(value);
                break;
            case EventStreamField.Retry:
                _retry.Set(value);
                break;
            default:
                break;
        }
    }

    /// <summary>Dispatches a block's only line of data where it lies, if the blank line after it is in sight.</summary>
    private bool TryDispatchInPlace<TSink>(ReadOnlySpan<byte> line, ReadOnlySpan<byte> next, ref TSink sink)
        where TSink : IEventStreamSink, allows ref struct
    {
        if (_data.Length > 0 || next.IsEmpty || next[0] is not (LineFeed or CarriageReturn))
            return false;
        if (EventStreamLine.Split(line, out ReadOnlySpan<byte> value) != EventStreamField.Data)
            return false;
        Charge(EventStreamField.Data, value.Length);
        Dispatch(value, ref sink);
        return true;
    }

    private void EndBlock<TSink>(ref TSink sink)
        where TSink : IEventStreamSink, allows ref struct
    {
        if (_data.Length > 0)
        {
            Dispatch(_data.Span[..^1], ref sink);
            return;
        }

        // Without data nothing is dispatched, but the ID counts and the type must not leak into the next block.
        _id.Commit();
        _type.Clear();
    }

    private void Dispatch<TSink>(ReadOnlySpan<byte> data, ref TSink sink)
        where TSink : IEventStreamSink, allows ref struct
    {
        _id.Commit();
        if (!Utf8.IsValid(data))
        {
            _repaired.Clear();
            Utf8Repair.AppendTo(_repaired, data);
            data = _repaired.Span;
        }

        var e = new EventStreamEvent(data, _type.Span, _id.CommittedBytes);
        _data.Clear();
        _type.Clear();
        sink.OnEvent(in e);
    }

    /// <summary>Keeps the limit; counted so that the cuts of the input make no difference.</summary>
    private void Charge(EventStreamField field, int valueBytes)
    {
        long held = field == EventStreamField.Data ? _data.Length : 0;
        if (field != EventStreamField.Ignored && held + valueBytes > MaxEventBytes)
            throw new EventStreamLimitException(EventStreamLine.NameOf(field), MaxEventBytes);
    }
}
