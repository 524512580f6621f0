using System.Text.Json;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Logs;
using TransportBench.Measurement.Pacing;
using TransportBench.Measurement.Processes;
using TransportBench.Servers;
using TransportBench.Servers.Broadcast;

namespace TransportBench.Experiments.Hosting;

/// <summary>The server host, <c>serve</c>: trials as the coordinator asks for them, until its input ends.</summary>
public sealed class ServeHost(FeedServer server, HostChannel channel) : IDisposable
{
    /// <summary>How long a tapped lane's connection may take to be closed after its client has gone. A server keeps an HTTP/2 connection for longer than that.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromMilliseconds(500);

    private FeedRun? _run;
    private TrialPlan? _plan;
    private SteadyMarks? _marks;
    private readonly ActivitySpan _activity = new();

    /// <summary>Says <c>ready</c>, then answers messages; completes at <c>stop</c> or at the end of the input.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        HostLoop.RunAsync(channel, "server", server.Urls, HandleAsync, cancellationToken);

    /// <summary>Ends the trial in hand.</summary>
    public void Dispose() => Close();

    private async Task<HostMessage> HandleAsync(HostMessage message, CancellationToken cancellationToken)
    {
        switch (message.Type)
        {
            case "trial":
                Open(message.Plan!);
                return new HostMessage { Type = "opened", Certificate = message.Plan!.Lanes.Any(lane => lane.Parse().Variant.Tls) ? server.Certificate : null };
            case "start":
                await RunTrialAsync(message.T0Ns!.Value, cancellationToken);
                return new HostMessage { Type = "drained" };
            case "broadcast":
                var live = message.Details!.Value.Deserialize<BroadcastPlan>(HostChannel.Json)!;
                server.Broadcast(live.Run(), new BroadcastOptions { StartNs = live.StartNs, Lasting = live.Lasting });
                return new HostMessage { Type = "broadcasting" };
            case "memory":
                return new HostMessage { Type = "memory", Details = JsonSerializer.SerializeToElement(ServerMemory.Read(), HostChannel.Json) };
            case "activity":
                return new HostMessage { Type = "activity", Details = JsonSerializer.SerializeToElement(ProcessActivity.Now(), HostChannel.Json) };
            case "certificate":
                return new HostMessage { Type = "certificate", Certificate = server.Certificate };
            case "report":
                await ReportAsync(message.Path!, cancellationToken);
                return message;
            default:
                throw new InvalidDataException($"unknown message '{message.Type}'");
        }
    }

    private void Open(TrialPlan plan)
    {
        Close();
        _plan = plan;
        _run = new FeedRun(new FeedRunOptions
        {
            Id = plan.Id,
            Seed = plan.Seed,
            Workload = plan.Workload,
            Mode = plan.Mode,
            Fields = plan.Fields,
            Coalesced = plan.Coalesced,
            ForceRaw = plan.ForceRaw,
        });
        foreach (var lane in plan.Lanes)
        {
            var log = lane.SendLog is null ? null : StampLog.Create(lane.SendLog, columns: 2, plan.Workload.TotalEvents);
            _run.Add(lane.Name, lane.Parse(), log, lane.Injection);
        }

        server.Runs.Add(_run);
        if (plan.Mode == FeedMode.Immediate) _run.Start(); // Its clients decide when it begins.
    }

    private async Task RunTrialAsync(long t0Ns, CancellationToken cancellationToken)
    {
        var (run, plan) = (_run!, _plan!);
        _activity.Begin();
        _marks = new SteadyMarks(() => run.Lanes.Sum(lane => lane.Sent));
        _marks.Schedule(plan, t0Ns);
        if (plan.Mode == FeedMode.Paced)
        {
            await Task.WhenAll(Pacers(run, plan).Select(pacer => pacer.RunAsync(t0Ns, cancellationToken)));
        }
        else if (plan.Mode == FeedMode.Saturated)
        {
            await UntilAsync(t0Ns, cancellationToken);
            run.Start();
            await UntilAsync(t0Ns + (long)(plan.ScheduledTime().TotalMilliseconds * 1e6), cancellationToken);
        }
        else
        {
            return; // The clients decide when it is over.
        }

        await _marks.WaitAsync(cancellationToken);
        run.Stop();
        await Task.WhenAny(
            Task.WhenAll(run.Lanes.Select(lane => lane.Ended)),
            Task.Delay(plan.DrainMs, cancellationToken));
        _activity.End();
    }

    private static IEnumerable<Pacer> Pacers(FeedRun run, TrialPlan plan)
    {
        var lanes = plan.Lanes.Select(lane => (IPacedLane)run.Find(lane.Name)!).ToArray();
        var delays = plan.Lanes.Select(lane => lane.Injection?.DelayNs ?? 0).ToArray();
        return plan.Pacing == PacingScheme.PacerPerLane
            ? lanes.Select((lane, index) => new Pacer(plan.SlotsOf(index).Slots, [lane], plan.Workload.TotalEvents, [delays[index]]))
            : [new Pacer(plan.Slots(), lanes, plan.Workload.TotalEvents, delays)];
    }

    private static async Task UntilAsync(long instantNs, CancellationToken cancellationToken)
    {
        var left = instantNs - MonotonicClock.NowNs;
        if (left > 0) await Task.Delay(TimeSpan.FromMicroseconds(left / 1_000.0), cancellationToken);
    }

    private async Task ReportAsync(string path, CancellationToken cancellationToken)
    {
        if (_plan!.Tap) await Task.WhenAny(Task.WhenAll(_run!.Lanes.Where(lane => !lane.Lane.Variant.Http2).Select(lane => lane.Closed)), Task.Delay(ClosePatience, cancellationToken));
        var lanes = new Dictionary<string, ServerLaneReport>();
        foreach (var lane in _run!.Lanes)
            lanes[lane.Name] = new ServerLaneReport(lane.Sent, lane.UpEvents, lane.Failure?.Message) { Tcp = lane.Counters };
        await using (var file = File.Create(path))
            await JsonSerializer.SerializeAsync(file, new ServerReport(lanes, _marks?.Begin, _marks?.End, _activity.Elapsed), HostChannel.Json, cancellationToken);
        Close();
    }

    private void Close()
    {
        if (_run is not null) server.Runs.Remove(_run.Options.Id);
        _run = null;
    }
}
