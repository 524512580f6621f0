using System.Buffers.Text;

namespace TransportBench.Core.WireModel;

/// <summary>One event of <c>text/event-stream</c> (WHATWG HTML §9.2.5): a <c>data: </c> line for each line of the payload, then a blank line.</summary>
/// <remarks>
/// Always with the space after the colon and LF as line end. The payload must not contain CR, which the format cannot carry: send it as base64.
/// Pure and thread-safe; allocates nothing.
/// </remarks>
public static class EventStreamFormat
{
    private const int MaximumIdDigits = 19;

    private static ReadOnlySpan<byte> Data => "data: "u8;

    private static ReadOnlySpan<byte> EventThenId => "event: message\nid: "u8;

    /// <summary>Length of the encoded event in bytes.</summary>
    /// <param name="payload">The payload, without CR.</param>
    /// <param name="fields">Fields beside <c>data</c>.</param>
    /// <param name="id">The sequence number, not negative; ignored unless it is sent.</param>
    public static long Length(ReadOnlySpan<byte> payload, EventFields fields = EventFields.None, long id = 0) =>
        Length(payload.Length, payload.Count((byte)'\n'), fields, id);

    /// <summary>Length of an encoded event in bytes, whose payload need not be at hand.</summary>
    /// <param name="payloadLength">Length of the payload in bytes.</param>
    /// <param name="lineFeeds">LF in the payload.</param>
    /// <param name="fields">Fields beside <c>data</c>.</param>
    /// <param name="id">The sequence number, not negative; ignored unless it is sent.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static long Length(long payloadLength, long lineFeeds, EventFields fields = EventFields.None, long id = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        ArgumentOutOfRangeException.ThrowIfNegative(lineFeeds);
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        var head = fields == EventFields.None ? 0 : EventThenId.Length + Digits(id) + 1;
        // Every LF of the payload ends its own line, so only the last line's end and the blank line are added.
        return head + (lineFeeds + 1) * Data.Length + payloadLength + 2;
    }

    /// <summary>Upper bound of <see cref="Length(ReadOnlySpan{byte}, EventFields, long)"/> for any payload of that length, any fields and ID.</summary>
    /// <param name="payloadLength">Length of the payload in bytes; not negative and at most 256 MiB.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="payloadLength"/> is out of range.</exception>
    public static int MaxLength(int payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payloadLength, 256 * 1024 * 1024);
        return EventThenId.Length + MaximumIdDigits + 1 + (payloadLength + 1) * Data.Length + payloadLength + 2;
    }

    /// <summary>Writes the event.</summary>
    /// <param name="payload">The payload, without CR.</param>
    /// <param name="destination">At least <see cref="Length(ReadOnlySpan{byte}, EventFields, long)"/> bytes.</param>
    /// <param name="fields">Fields beside <c>data</c>.</param>
    /// <param name="id">The sequence number, not negative; ignored unless it is sent.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="id"/> is negative.</exception>
    public static int Encode(ReadOnlySpan<byte> payload, Span<byte> destination, EventFields fields = EventFields.None, long id = 0)
    {
        var rest = fields == EventFields.None ? destination : WriteHead(destination, id);
        for (int end; (end = payload.IndexOf((byte)'\n')) >= 0; payload = payload[(end + 1)..])
            rest = WriteLine(rest, payload[..end]);
        rest = WriteLine(rest, payload);
        if (rest.IsEmpty)
            throw TooShort();
        rest[0] = (byte)'\n';
        return destination.Length - rest.Length + 1;
    }

    private static Span<byte> WriteHead(Span<byte> destination, long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        EventThenId.CopyTo(destination);
        var rest = destination[EventThenId.Length..];
        if (!Utf8Formatter.TryFormat(id, rest, out var digits) || digits == rest.Length)
            throw TooShort();
        rest[digits] = (byte)'\n';
        return rest[(digits + 1)..];
    }

    private static Span<byte> WriteLine(Span<byte> destination, ReadOnlySpan<byte> line)
    {
        var length = Data.Length + line.Length + 1;
        if (destination.Length < length)
            throw TooShort();
        Data.CopyTo(destination);
        line.CopyTo(destination[Data.Length..]);
        destination[length - 1] = (byte)'\n';
        return destination[length..];
    }

    private static int Digits(long number)
    {
        var digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }

    private static ArgumentException TooShort() => new("The destination is too short for the event; see Length and MaxLength.");
}
