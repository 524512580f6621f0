using System.Text;
using TransportBench.EventSource;

namespace TransportBench.UnitTests.EventSource;

/// <summary>WHATWG HTML §9.2.6 followed sentence by sentence over the whole decoded stream.</summary>
internal static class NaiveEventStream
{
    public static ParsedStream Parse(ReadOnlySpan<byte> bytes)
    {
        string data = "", type = "", idBuffer = "", lastEventId = "", retry = "";
        var events = new List<ServerSentEvent>();
        foreach (string line in Lines(NaiveUtf8.Decode(bytes)))
        {
            if (line.Length == 0)
            {
                lastEventId = idBuffer;
                if (data.Length > 0)
                    events.Add(new ServerSentEvent(type.Length > 0 ? type : "message", data.EndsWith('\n') ? data[..^1] : data, lastEventId));
                (data, type) = ("", "");
                continue;
            }

            if (line.StartsWith(':'))
                continue;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string field = colon < 0 ? line : line[..colon];
            string value = colon < 0 ? "" : line[(colon + 1)..];
            if (value.StartsWith(' '))
                value = value[1..];
            if (field == "event")
                type = value;
            else if (field == "data")
                data += value + "\n";
            else if (field == "id" && !value.Contains('\0', StringComparison.Ordinal))
                idBuffer = value;
            else if (field == "retry" && value.Length > 0 && value.All(char.IsAsciiDigit))
                retry = value.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        }

        return ParsedStream.Of(events, lastEventId, retry);
    }

    /// <summary>The lines that end; what follows the last end is pending and discarded.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                line.Append(text[i]);
                continue;
            }

            yield return line.ToString();
            line.Clear();
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
        }
    }
}
