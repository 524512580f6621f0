namespace TransportBench.Measurement.Bytes;

/// <summary>Names the bytes of the control: a line each way, then 32-bit big-endian lengths and payloads.</summary>
/// <remarks>One call at a time in each direction. Allocates nothing. A refusal is all one line.</remarks>
public sealed class LengthPrefixByteAccount : IByteAccount
{
    private readonly RecordCounter _downRecords = new();
    private readonly RecordCounter _upRecords = new();
    private long _down;
    private long _up;

    /// <inheritdoc/>
    public ByteTotals Totals => new()
    {
        Down = _down,
        Up = _up,
        Handshake = _downRecords.Line + _upRecords.Line,
        Payload = _downRecords.Payload,
        Framing = _downRecords.Framing,
        UpPayload = _upRecords.Payload,
        UpFraming = _upRecords.Framing,
        Events = _downRecords.Events,
        UpEvents = _upRecords.Events,
    };

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        _down += bytes.Length;
        _downRecords.Add(bytes);
    }

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes)
    {
        _up += bytes.Length;
        _upRecords.Add(bytes);
    }
}
