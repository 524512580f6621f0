using System.Text;
using TransportBench.EventSource;

namespace TransportBench.Inspect;

/// <summary>Explains a captured <c>text/event-stream</c>: one JSON line per dispatched event (WHATWG HTML §9.2.6).</summary>
public static class EventStreamInspector
{
    /// <summary>The largest event that is explained: 256 MiB.</summary>
    public const int MaxEventBytes = 256 * 1024 * 1024;

    private const int ReadBytes = 64 * 1024;

    /// <summary>Writes <c>{"event":…,"data":…,"id":…}</c> per event as it arrives, and at the end <c>{"retry":N}</c> if the stream set it.</summary>
    /// <param name="input">The raw bytes of the stream, without HTTP framing; read to its end, not disposed.</param>
    /// <param name="output">Takes the lines, each ended by LF; flushed.</param>
    /// <exception cref="EventStreamLimitException">An event exceeds <see cref="MaxEventBytes"/>; those before it are written.</exception>
    public static void Run(Stream input, TextWriter output)
    {
        var parser = new EventStreamParser(MaxEventBytes);
        var sink = new JsonLines(output);
        byte[] buffer = new byte[ReadBytes];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            parser.Append(buffer.AsSpan(0, read), ref sink);
            output.Flush();
        }

        if (!parser.RetryDigits.IsEmpty)
        {
            output.Write("{\"retry\":");
            output.Write(Encoding.ASCII.GetString(parser.RetryDigits));
            output.Write("}\n");
        }

        output.Flush();
    }

    private readonly struct JsonLines(TextWriter output) : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e)
        {
            output.Write("{\"event\":");
            JsonText.WriteString(output, e.Type.IsEmpty ? "message"u8 : e.Type);
            output.Write(",\"data\":");
            JsonText.WriteString(output, e.Data);
            output.Write(",\"id\":");
            JsonText.WriteString(output, e.LastEventId);
            output.Write("}\n");
        }
    }
}
