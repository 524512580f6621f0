using System.Globalization;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers.Resumable;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>A reader that is slower than events are forgotten: what it gets and what is reported as forgotten are the whole stream, each event once.</summary>
public sealed class SlowReaderTests
{
    private const int Events = 400;
    private static readonly Workload Large = new() { Kind = PayloadKind.Text, SizeBytes = 64 * 1024, EventsPerSecond = 2_000, Events = Events };
    private static readonly ResumableOptions Short = new() { History = 20 };

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task WebSocket_ReadLate_GapsAndEventsAreTheWholeStream()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ResumableServer.StartAsync(Large, Short, cancellation);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(server.WebSocket(), cancellation);
        await server.HasEndedAsync(cancellation); // Long before anything is read.
        var seen = new int[Events];
        var buffer = new byte[80 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close) break;
            var text = Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 64));
            Note(seen, text.StartsWith("gap ", StringComparison.Ordinal) ? text[4..] : null, text.Split('\n')[0]);
        }

        AssertWhole(seen);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task EventStream_ReadLate_GapsAndEventsAreTheWholeStream()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ResumableServer.StartAsync(Large, Short, cancellation);
        using var http = new HttpClient();
        await using var stream = await http.GetStreamAsync(server.Sse(), cancellation);
        await server.HasEndedAsync(cancellation);
        var seen = new int[Events];
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellation)) Note(seen, item.EventType == "gap" ? item.Data : null, item.EventId!);
        AssertWhole(seen);
    }

    private static void Note(int[] seen, string? gap, string index)
    {
        var ends = (gap is null ? [index, index] : gap.Split('-')).Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        for (var at = ends[0]; at <= ends[1]; at++) seen[at]++;
    }

    private static void AssertWhole(int[] seen) => Assert.All(seen, times => Assert.Equal(1, times));
}
