namespace TransportBench.EventSource;

/// <summary>Splits a line into field and value (WHATWG HTML §9.2.6).</summary>
internal static class EventStreamLine
{
    /// <summary>Bytes of the longest known name.</summary>
    public const int LongestName = 5;

    /// <param name="line">A complete line without its end, not empty.</param>
    /// <param name="value">What follows the first colon, without one leading space; empty if there is no colon.</param>
    public static EventStreamField Split(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> value)
    {
        if (line.StartsWith("data:"u8))
        {
            value = ValueAt(line, 5);
            return EventStreamField.Data;
        }

        value = default;
        int colon = ColonOf(line);
        if (colon < 0)
            return line.Length > LongestName ? EventStreamField.Ignored : FieldOf(line);
        value = ValueAt(line, colon + 1);
        return FieldOf(line[..colon]);
    }

    /// <summary>Whether a line whose end has not arrived may still turn out to be a known field.</summary>
    /// <param name="start">The line so far, not empty.</param>
    public static bool MayMatter(ReadOnlySpan<byte> start) =>
        HasColon(start)
            ? Split(start, out _) != EventStreamField.Ignored
            : "data"u8.StartsWith(start) || "event"u8.StartsWith(start) || "id"u8.StartsWith(start) || "retry"u8.StartsWith(start);

    /// <summary>Whether the name of a field that may be known is complete.</summary>
    public static bool HasColon(ReadOnlySpan<byte> line) => ColonOf(line) >= 0;

    /// <param name="field">A known field.</param>
    public static string NameOf(EventStreamField field) => field switch
    {
        EventStreamField.Data => "data",
        EventStreamField.Event => "event",
        EventStreamField.Id => "id",
        EventStreamField.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "has no name"),
    };

    private static int ColonOf(ReadOnlySpan<byte> line) => line[..Math.Min(line.Length, LongestName + 1)].IndexOf((byte)':');

    private static ReadOnlySpan<byte> ValueAt(ReadOnlySpan<byte> line, int start) =>
        line[(start < line.Length && line[start] == ' ' ? start + 1 : start)..];

    private static EventStreamField FieldOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("data"u8) => EventStreamField.Data,
        _ when name.SequenceEqual("event"u8) => EventStreamField.Event,
        _ when name.SequenceEqual("id"u8) => EventStreamField.Id,
        _ when name.SequenceEqual("retry"u8) => EventStreamField.Retry,
        _ => EventStreamField.Ignored,
    };
}
