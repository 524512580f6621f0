using System.Globalization;

namespace TransportBench.EventSource;

/// <summary>The reconnection time of an event stream (WHATWG HTML §9.2.6, field <c>retry</c>).</summary>
internal sealed class RetryField
{
    private readonly ByteAccumulator _digits = new();

    /// <summary>Significant digits, exact; empty if the field never came.</summary>
    public ReadOnlySpan<byte> Digits => _digits.Span;

    public long? Milliseconds
    {
        get
        {
            if (_digits.Length == 0)
                return null;
            return long.TryParse(_digits.Span, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : long.MaxValue;
        }
    }

    public TimeSpan? Delay => Milliseconds switch
    {
        null => null,
        long ms when ms > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond => TimeSpan.MaxValue,
        long ms => new TimeSpan(ms * TimeSpan.TicksPerMillisecond),
    };

    /// <summary>Takes the value if it is ASCII digits and nothing else. The empty string is no number and is ignored, as in browsers.</summary>
    public void Set(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return;
        int zeros = value.IndexOfAnyExcept((byte)'0');
        _digits.Clear();
        _digits.Append(zeros < 0 ? "0"u8 : value[zeros..]);
    }
}
