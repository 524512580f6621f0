using System.Text;
using TransportBench.EventSource;

namespace TransportBench.UnitTests.EventSource;

/// <summary>Everything a stream leads to, comparable whatever the way it was parsed.</summary>
internal sealed record ParsedStream(string Events, string LastEventId, string Retry)
{
    public static ParsedStream Of(IEnumerable<ServerSentEvent> events, string lastEventId, string retry) =>
        new(string.Join('\n', events.Select(e => $"{e.Event}|{e.Data}|{e.Id}")), lastEventId, retry);

    /// <summary>Parses with the parser under test, cut at the given offsets.</summary>
    public static ParsedStream Parse(ReadOnlySpan<byte> bytes, params IEnumerable<int> cuts)
    {
        var parser = new EventStreamParser();
        List<ServerSentEvent> events = Append(parser, bytes, cuts);
        return Of(events, parser.LastEventId, Encoding.ASCII.GetString(parser.RetryDigits));
    }

    public static List<ServerSentEvent> Append(EventStreamParser parser, ReadOnlySpan<byte> bytes, params IEnumerable<int> cuts)
    {
        var sink = new Recorder([]);
        int start = 0;
        foreach (int cut in cuts)
        {
            parser.Append(bytes[start..cut], ref sink);
            start = cut;
        }

        parser.Append(bytes[start..], ref sink);
        return sink.Events;
    }

    public static List<ServerSentEvent> EventsOf(string text) => Append(new EventStreamParser(), Encoding.UTF8.GetBytes(text));

    private readonly record struct Recorder(List<ServerSentEvent> Events) : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e) => Events.Add(new(e.TypeString, e.DataString, Encoding.UTF8.GetString(e.LastEventId)));
    }
}
