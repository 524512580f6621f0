using TransportBench.EventSource;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>Our resumable event source.</summary>
internal static class EventSourceReader
{
    public static async Task ReadAsync(ReaderSite site, bool watches, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(EventSourceHandler.Create());
        var source = new EventSourceClient(http, new EventSourceOptions
        {
            Url = site.Url("http", "sse", "-1"),
            Reconnect = site.Settings.Reconnect,
            ConnectTimeout = site.Settings.ConnectTimeout,
            HeartbeatTimeout = watches ? site.Settings.HeartbeatTimeout : null,
            Observer = site.Journal,
        });
        try
        {
            await source.RunAsync(new Sink(site.Journal), cancellationToken);
        }
        catch (EventSourceException e)
        {
            site.Journal.OnDisconnected(e); // Refused for good.
        }
    }

    private sealed class Sink(ReaderJournal journal) : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e)
        {
            if (e.Type.SequenceEqual("gap"u8)) ReportedGap.Note(journal, e.DataString);
            else journal.OnEvent(e.Data);
        }
    }
}
