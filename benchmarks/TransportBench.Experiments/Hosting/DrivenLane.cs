using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Hosting;

/// <summary>One lane at the client host: its connection, its recorder and its byte account.</summary>
internal sealed class DrivenLane : IAsyncDisposable
{
    private readonly TrialPlan _plan;
    private readonly Feed _feed;
    private readonly IByteAccount? _account;
    private readonly TlsByteAccount? _tls;
    private readonly IFeedClient _client;
    private readonly bool _base64;
    private readonly CancellationTokenSource _stop = new();
    private Task _receiving = Task.CompletedTask;
    private string? _failure;
    private bool _timedOut;

    public DrivenLane(TrialPlan plan, PlannedLane lane, Feed feed, ServerEndpoints server)
    {
        _plan = plan;
        _feed = feed;
        Name = lane.Name;
        var parsed = lane.Parse();
        _base64 = parsed.Transport == Transports.ServerSentEvents && !feed.IsRawInEventStream && !plan.ForceRaw;
        _account = plan.Tap ? ByteAccounts.For(parsed, _base64) : null;
        _tls = plan.Tap && parsed.Variant.Tls ? new TlsByteAccount() : null;
        Recorder = new LaneRecorder(feed, plan, lane);
        _client = FeedClients.Create(parsed, server.Request(parsed, lane.Name, plan.Id) with { Base64InText = _base64, Tap = _account, WireTap = _tls });
    }

    public string Name { get; }

    public LaneRecorder Recorder { get; }

    /// <summary>Connects, begins to receive, and sends what goes up.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(cancellationToken);
        _receiving = ReceiveAsync(); // First: some clients can send only while somebody reads.
        for (var index = 0; index < _plan.UpEvents && Name.StartsWith(Transports.WebSocket.Id, StringComparison.Ordinal); index++)
            await _client.SendAsync(_feed.CreateBytes(index), _feed.IsText, cancellationToken);
    }

    /// <summary>Waits for the end of the stream, at most the bound.</summary>
    public async Task DrainAsync(TimeSpan bound, CancellationToken cancellationToken)
    {
        if (await Task.WhenAny(_receiving, Task.Delay(bound, cancellationToken)) == _receiving) return;
        _timedOut = true;
        await _stop.CancelAsync();
    }

    /// <summary>Ends the connection; after this the TCP layer's counts are known.</summary>
    public async Task CloseAsync()
    {
        await _receiving;
        await _client.DisposeAsync();
    }

    public ClientLaneReport Report()
    {
        var totals = _account?.Totals;
        return Recorder.Report(_client, totals, _failure, _timedOut, _base64) with { Tls = totals is null ? null : _tls?.Totals(totals.Down, totals.Up) };
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await CloseAsync();
        Recorder.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            await _client.ReceiveAsync(Recorder, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The drain bound: told by _timedOut.
        }
#pragma warning disable CA1031 // The lane's end, whatever its exception: it goes into the report.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = e.Message;
        }
    }
}
