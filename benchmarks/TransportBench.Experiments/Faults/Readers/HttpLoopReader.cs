using System.IO.Pipelines;
using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>The least over HTTP that is correct with what .NET has: connects again, goes on behind the last event, and gives up a connection that is silent.</summary>
/// <remarks>The twin of <see cref="WebSocketLoopReader"/>: <c>source-size</c> counts both, and what a journal is told is the same in both.</remarks>
internal static class HttpLoopReader
{
    public static async Task ReadAsync(ReaderSite site, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        string? last = null;
        while (true)
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            silence.CancelAfter(site.Settings.HeartbeatTimeout);
            Exception? reason = null;
            try
            {
                site.Journal.OnConnecting(0, "");
                using var request = new HttpRequestMessage(HttpMethod.Get, site.Url("http", "sse", "-1"));
                if (last is not null) request.Headers.Add("Last-Event-ID", last);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
                if (response.StatusCode == HttpStatusCode.NoContent) return;
                response.EnsureSuccessStatusCode();
                site.Journal.OnOpen();
                var pipe = new Pipe();
                var pumping = PumpAsync(await response.Content.ReadAsStreamAsync(silence.Token), pipe.Writer, silence, site.Settings.HeartbeatTimeout);
                await foreach (var item in SseParser.Create(pipe.Reader.AsStream()).EnumerateAsync(silence.Token))
                {
                    site.Journal.OnEvent(Encoding.UTF8.GetBytes(item.Data));
                    last = item.EventId ?? last; // Not the parser's LastEventId, which is ahead where a stream breaks off between an id and its event.
                }

                await pumping;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                reason = e;
            }

            site.Journal.OnDisconnected(reason);
            await Task.Delay(site.Settings.Reconnect.InitialDelay, cancellationToken);
        }
    }

    /// <summary>Comments are bytes and no events: silence is only seen below the parser.</summary>
    private static async Task PumpAsync(Stream body, PipeWriter parser, CancellationTokenSource silence, TimeSpan patience)
    {
        try
        {
            int read;
            while ((read = await body.ReadAsync(parser.GetMemory(), silence.Token)) > 0)
            {
                silence.CancelAfter(patience);
                parser.Advance(read);
                await parser.FlushAsync(silence.Token);
            }

            await parser.CompleteAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            await parser.CompleteAsync(e);
        }
    }
}
