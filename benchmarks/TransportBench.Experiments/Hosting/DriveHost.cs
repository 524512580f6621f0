using System.Text.Json;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;

namespace TransportBench.Experiments.Hosting;

/// <summary>The client host, <c>drive</c>: connects the lanes of a trial, records what arrives, until its input ends.</summary>
public sealed class DriveHost(HostChannel channel)
{
    private TrialPlan? _plan;
    private ServerEndpoints _server = new(new Dictionary<string, string>(), null);
    private List<DrivenLane> _lanes = [];
    private SteadyMarks? _marks;
    private readonly ActivitySpan _activity = new();
    private bool _hasConnected;
    private IReadOnlyDictionary<string, ClientLaneReport>? _setUp;

    /// <summary>Says <c>ready</c>, then answers messages; completes at <c>stop</c> or at the end of the input.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        HostLoop.RunAsync(channel, "client", urls: null, HandleAsync, cancellationToken);

    private async Task<HostMessage> HandleAsync(HostMessage message, CancellationToken cancellationToken)
    {
        switch (message.Type)
        {
            case "connect":
                await ConnectAsync(message.Plan!, new ServerEndpoints(message.Urls!, message.Certificate), cancellationToken);
                return new HostMessage { Type = "connected" };
            case "start":
                await RunTrialAsync(message.T0Ns!.Value, cancellationToken);
                return new HostMessage { Type = "drained" };
            case "report":
                await ReportAsync(message.Path!, cancellationToken);
                return message;
            default:
                throw new InvalidDataException($"unknown message '{message.Type}'");
        }
    }

    private async Task ConnectAsync(TrialPlan plan, ServerEndpoints server, CancellationToken cancellationToken)
    {
        await CloseAsync();
        (_plan, _server) = (plan, server);
        if (plan.Mode == FeedMode.Immediate) return; // Connecting is what is measured.
        _hasConnected = true;
        var feed = new Feed(plan.Seed, plan.Workload);
        var planned = plan.Lanes.ToArray();
        new SeededRandom(SeededRandom.Derive(plan.Seed, "connect")).Shuffle<PlannedLane>(planned);
        foreach (var lane in planned)
        {
            var driven = new DrivenLane(plan, lane, feed, server);
            _lanes.Add(driven);
            await driven.ConnectAsync(cancellationToken);
        }
    }

    private async Task RunTrialAsync(long t0Ns, CancellationToken cancellationToken)
    {
        _activity.Begin();
        if (_plan!.Mode == FeedMode.Immediate)
        {
            _setUp = await new SetUpProbe(_plan, _server, isFirst: !_hasConnected).RunAsync(cancellationToken);
            _hasConnected = true;
            _activity.End();
            return;
        }

        var bound = _plan.ScheduledTime() + TimeSpan.FromMilliseconds(_plan.DrainMs) + StartMargin;
        _marks = new SteadyMarks(() => _lanes.Sum(lane => lane.Recorder.Handled));
        _marks.Schedule(_plan, t0Ns);
        await Task.WhenAll(_lanes.Select(lane => lane.DrainAsync(bound, cancellationToken)));
        await _marks.WaitAsync(cancellationToken);
        _activity.End();
    }

    /// <summary>How far ahead of the start its message may be.</summary>
    private static TimeSpan StartMargin => TimeSpan.FromSeconds(2);

    private async Task ReportAsync(string path, CancellationToken cancellationToken)
    {
        await Task.WhenAll(_lanes.Select(lane => lane.CloseAsync()));
        var lanes = _setUp ?? _lanes.ToDictionary(lane => lane.Name, lane => lane.Report());
        await using (var file = File.Create(path))
            await JsonSerializer.SerializeAsync(file, new ClientReport(lanes, _marks?.Begin, _marks?.End, _activity.Elapsed), HostChannel.Json, cancellationToken);
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        foreach (var lane in _lanes) await lane.DisposeAsync();
        _lanes = [];
        _marks = null;
        _setUp = null;
    }
}
