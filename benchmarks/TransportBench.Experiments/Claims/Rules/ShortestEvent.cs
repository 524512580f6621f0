using System.Text;
using TransportBench.EventSource;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>How few bytes a conforming SSE event can add to its payload, found by trying every short stream on a conforming parser.</summary>
/// <remarks>
/// WHATWG HTML §9.2.5 and §9.2.6: a line whose field name is <c>data</c> (4 bytes), a colon unless the value is empty, the end of that line, and an empty line.
/// The search confirms it for payloads of 0 and 1 byte; a longer payload needs the same bytes around it and each of its own. The alphabet holds every byte
/// that the grammar distinguishes in a data line and one that stands for all others. Streams must be UTF-8: bytes that are not do not conform, though
/// parsers turn each into U+FFFD. Thread-safe; the search runs once, a fraction of a second.
/// </remarks>
public static class ShortestEvent
{
    /// <summary>The claim's figure: bytes that an event is said to add.</summary>
    public const int Claimed = 5;

    private static readonly Lazy<long> CheapStreams = new(() => Count(Claimed, 0) + Count(Claimed + 1, 1));

    private static ReadOnlySpan<byte> Alphabet => "dat: \r\nx"u8;

    /// <summary>Streams tried.</summary>
    public static long Tried => (long)(Math.Pow(Alphabet.Length, Claimed) + Math.Pow(Alphabet.Length, Claimed + 1));

    /// <summary>Streams among them that dispatch an event at <see cref="Claimed"/> bytes over its payload or fewer.</summary>
    public static long CheapEnough => CheapStreams.Value;

    /// <summary>Bytes over the payload of the shortest events that do exist: an empty one, and one of a single byte.</summary>
    /// <exception cref="InvalidOperationException">The parser does not dispatch them, so it does not conform.</exception>
    public static (int Empty, int OneByte) Shortest => (Overhead("data\n\n", ""), Overhead("data:x\n\n", "x"));

    private static int Overhead(string stream, string payload)
    {
        var sink = new Longest();
        new EventStreamParser().Append(Encoding.ASCII.GetBytes(stream), ref sink);
        return sink.Data == payload.Length
            ? stream.Length - payload.Length
            : throw new InvalidOperationException($"the parser dispatches no event of {payload.Length} bytes for the stream of {stream.Length} bytes that holds one");
    }

    // Every stream of that length holds every shorter one as a beginning, and an event is dispatched with the byte that ends it.
    private static long Count(int length, int payload)
    {
        var parser = new EventStreamParser();
        Span<byte> stream = stackalloc byte[length];
        Span<int> digits = stackalloc int[length];
        var found = 0L;
        stream.Fill(Alphabet[0]);
        do
        {
            var sink = new Longest();
            parser.Reset();
            parser.Append(stream, ref sink);
            if (sink.Data >= payload)
                found++;
        }
        while (Next(digits, stream));

        return found;
    }

    private static bool Next(Span<int> digits, Span<byte> stream)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (digits[i] + 1) % Alphabet.Length;
            stream[i] = Alphabet[digits[i]];
            if (digits[i] != 0)
                return true;
        }

        return false;
    }

    private struct Longest() : IEventStreamSink
    {
        public int Data { get; private set; } = -1;

        public void OnEvent(in EventStreamEvent e) => Data = Math.Max(Data, e.Data.Length);
    }
}
