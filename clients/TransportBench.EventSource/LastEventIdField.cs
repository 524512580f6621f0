using System.Text;

namespace TransportBench.EventSource;

/// <summary>The last event ID buffer and the last event ID string, which takes its value at each blank line (WHATWG HTML §9.2.6).</summary>
internal sealed class LastEventIdField
{
    private ByteAccumulator _buffer = new();
    private ByteAccumulator _committed = new();
    private string? _string;
    private bool _pending;

    public LastEventIdField(string initial)
    {
        _committed.Append(Encoding.UTF8.GetBytes(initial));
    }

    public ReadOnlySpan<byte> CommittedBytes => _committed.Span;

    public string Committed => _string ??= Encoding.UTF8.GetString(_committed.Span);

    /// <summary>Sets the buffer, unless the value holds a NUL.</summary>
    public void Set(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)0))
            return;
        _buffer.Clear();
        Utf8Repair.AppendTo(_buffer, value);
        _pending = true;
    }

    /// <summary>The blank line: the buffer's value becomes the string's.</summary>
    public void Commit()
    {
        if (!_pending)
            return;
        (_buffer, _committed) = (_committed, _buffer);
        _pending = false;
        _string = null;
    }

    /// <summary>Forgets what no blank line has confirmed.</summary>
    public void Rollback() => _pending = false;
}
