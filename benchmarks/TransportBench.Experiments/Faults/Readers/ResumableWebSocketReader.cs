using System.Globalization;
using TransportBench.Clients;
using TransportBench.Clients.Resumable;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>Our resumable WebSocket.</summary>
internal static class ResumableWebSocketReader
{
    public static async Task ReadAsync(ReaderSite site, bool watches, CancellationToken cancellationToken)
    {
        var socket = new ResumableWebSocket(new ResumableWebSocketOptions
        {
            Url = last => site.Url("ws", "websocket", last.ToString(CultureInfo.InvariantCulture)),
            Reconnect = site.Settings.Reconnect,
            ConnectTimeout = site.Settings.ConnectTimeout,
            PingInterval = watches ? ReaderSettings.Heartbeat : null,
            PingTimeout = site.Settings.PingTimeout,
            Observer = site.Journal,
        });
        try
        {
            await socket.RunAsync(new Receiver(site.Journal), cancellationToken);
        }
        catch (FeedConnectException e)
        {
            site.Journal.OnDisconnected(e); // Refused for good.
        }
    }

    private sealed class Receiver(ReaderJournal journal) : IResumableReceiver
    {
        public void OnEvent(long sequence, ReadOnlySpan<byte> payload) => journal.OnEvent(payload);

        public void OnGap(long first, long last) => journal.OnGap(first, last);
    }
}
