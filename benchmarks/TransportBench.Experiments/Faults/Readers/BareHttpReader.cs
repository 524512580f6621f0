using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>HttpClient with the framework's parser, as its documentation writes it: one answer, and no second.</summary>
internal static class BareHttpReader
{
    public static async Task ReadAsync(ReaderSite site, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        site.Journal.OnConnecting(1, "");
        try
        {
            await using var stream = await http.GetStreamAsync(site.Url("http", "sse", "live"), cancellationToken);
            site.Journal.OnOpen();
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            {
                if (item.EventType == "gap") ReportedGap.Note(site.Journal, item.Data);
                else site.Journal.OnEvent(Encoding.UTF8.GetBytes(item.Data));
            }

            site.Journal.OnDisconnected(null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            site.Journal.OnDisconnected(e);
        }
    }
}
