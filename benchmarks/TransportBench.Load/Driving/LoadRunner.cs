using System.Diagnostics;
using System.Text.Json;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Clock;

namespace TransportBench.Load.Driving;

/// <summary>Runs a scenario in fresh processes, against a server of our own or one that is there already.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="target">What is loaded.</param>
/// <param name="seed">Seed of the payloads.</param>
/// <param name="observer">Sees every second.</param>
public sealed class LoadRunner(LoadScenario scenario, LoadTarget target, ulong seed, ILoadObserver observer)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>So long connections may fail one and all before it is given up, in s.</summary>
    private const int Hopeless = 5;

    /// <summary>The server's collector mode, once one of ours has run; empty before, and where the server is not ours.</summary>
    public string Gc { get; private set; } = "";

    /// <summary>Runs transports at once, each with connections of its own to the same server and stream.</summary>
    /// <param name="transports">At least one.</param>
    /// <param name="cancellationToken">Ends it; what was measured is in the rows, which are then incomplete.</param>
    /// <exception cref="HostFailedException">A process ended or did not answer.</exception>
    public async Task<IReadOnlyList<LoadRow>> RunAsync(IReadOnlyList<Transport> transports, CancellationToken cancellationToken)
    {
        observer.OnBegin([.. transports.Select(transport => transport.Id)]);
        await using var server = target.Server is null ? await HostProcess.StartAsync("serve", cancellationToken) : null;
        Gc = server?.Hello.Gc ?? "";
        var lanes = new List<Driven>();
        try
        {
            foreach (var transport in transports) lanes.Add(new Driven(transport, await HostProcess.StartAsync([], ["drive", "--load", "--reads", target.Reads.ToString().ToLowerInvariant()], cancellationToken)));
            var startNs = MonotonicClock.NowNs + (Ahead.Ticks * 100);
            foreach (var lane in lanes) lane.Plan = PlanOf(lane.Transport, startNs, server);
            if (server is not null && target.Mode == LoadMode.Deliver)
            {
                var live = new BroadcastPlan { Seed = seed, Workload = lanes[0].Plan!.Workload(), StartNs = startNs, Lasting = scenario.Duration };
                await server.AskAsync(Message("broadcast", live), "broadcasting", Patience, cancellationToken);
            }

            foreach (var lane in lanes) await lane.Driver.AskAsync(Message("load", lane.Plan), "loading", Patience, cancellationToken);
            using var process = server is null ? null : Process.GetProcessById(server.Id);
            var heap = new HeapWatch(scenario, server);
            var isWhole = await WatchAsync(startNs, lanes, process, heap, cancellationToken);
            var rows = new List<LoadRow>();
            foreach (var lane in lanes) rows.Add(Row(lane, await TotalsAsync(isWhole, lane.Driver, cancellationToken), isWhole, lanes.Count > 1) with { Heap = heap.Rows });
            return rows;
        }
        finally
        {
            foreach (var lane in lanes) await lane.Driver.DisposeAsync();
        }
    }

    private LoadPlan PlanOf(Transport transport, long startNs, HostProcess? server) => new()
    {
        Scenario = scenario,
        Transport = transport.Id,
        StartNs = startNs,
        Seed = seed,
        Mode = target.Mode,
        Url = target.UrlOf(transport, server is null ? null : new Uri(server.Hello.Urls![transport.Id])),
    };

    private async Task<bool> WatchAsync(long startNs, IReadOnlyList<Driven> lanes, Process? server, HeapWatch heap, CancellationToken cancellationToken)
    {
        var end = startNs + (scenario.Duration.Ticks * 100);
        var cpu = server?.TotalProcessorTime;
        try
        {
            for (var at = startNs + (Second.Ticks * 100); at <= end + (Second.Ticks * 50); at += Second.Ticks * 100)
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Max(0, at - MonotonicClock.NowNs) / 100), cancellationToken);
                server?.Refresh();
                var used = server?.TotalProcessorTime;
                var cut = new List<LoadSecond>();
                foreach (var lane in lanes) cut.Add(Read<LoadSecond>(await lane.Driver.AskAsync(new HostMessage { Type = "second" }, "second", Patience, CancellationToken.None))); // An answer that nobody waited for would be taken for the next one.
                var (busy, rss) = ((used - cpu)?.TotalSeconds, server is null ? (double?)null : Math.Round(server.WorkingSet64 / 1_048_576.0, 1));
                foreach (var (lane, second) in lanes.Zip(cut))
                {
                    lane.Seconds.Add(second with { ServerCpuSeconds = Rounded(busy), AllCpuSeconds = Rounded(busy + cut.Sum(one => one.DriverCpuSeconds)), ServerRssMib = rss });
                    observer.OnSecond(lane.Transport.Id, lane.Seconds[^1]);
                }

                if (lanes.All(lane => IsHopeless(lane.Seconds))) return false;
                cpu = used;
                await heap.LookAsync((at - startNs) / 1e9, CancellationToken.None); // As above.
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static double? Rounded(double? seconds) => seconds is { } known ? Math.Round(known, 3) : null;

    private static bool IsHopeless(List<LoadSecond> seconds) => seconds.Count >= Hopeless && seconds.Exists(second => second.Counters.Errors.Count > 0) && seconds.TrueForAll(second => second.Counters.Opened == 0);

    /// <summary>The end is waited for as long as the scenario and its drain last; an interrupted test is asked for what it has.</summary>
    private static async Task<LoadTotals> TotalsAsync(bool isWhole, HostProcess driver, CancellationToken cancellationToken) => Read<LoadTotals>(await driver.AskAsync(
        new HostMessage { Type = isWhole ? "end" : "totals" }, "totals", Patience, isWhole ? cancellationToken : CancellationToken.None));

    private LoadRow Row(Driven lane, LoadTotals totals, bool isWhole, bool isTogether) => new()
    {
        Transport = lane.Transport.Id,
        Totals = totals,
        Seconds = lane.Seconds,
        ServerCpuUsPerDelivery = totals.Counters.Received == 0 || isTogether || target.Server is not null ? null : Math.Round((lane.Seconds.Sum(second => second.ServerCpuSeconds) ?? 0) * 1e6 / totals.Counters.Received, 3),
        Memory = MemoryTrend.Of(scenario, lane.Seconds),
        Steps = target.Mode == LoadMode.Listen ? [] : Apart(StepRow.Of(scenario, lane.Seconds), isTogether), // Another server's rate is no step of ours.
        Phases = target.Mode == LoadMode.Listen ? [] : Apart(StepRow.OfPhases(scenario, lane.Seconds), isTogether),
        Thresholds = [.. scenario.Thresholds.Select(threshold => ThresholdRow.Of(threshold, LoadFigures.Of(threshold.Metric, totals, lane.Seconds)))],
        Flags = [.. Flags(isWhole, lane.Seconds), .. isTogether ? [LoadFlags.Together] : Array.Empty<string>()],
    };

    /// <summary>Processor time of a server that transports share is nobody's alone.</summary>
    private static IReadOnlyList<StepRow> Apart(IReadOnlyList<StepRow> rows, bool isTogether) => isTogether ? [.. rows.Select(row => row with { ServerCpuUsPerDelivery = null })] : rows;

    private IEnumerable<string> Flags(bool isWhole, List<LoadSecond> seconds)
    {
        if (target.Mode == LoadMode.Echo) yield return LoadFlags.Echo;
        if (target.Mode == LoadMode.Listen) yield return LoadFlags.Listen;
        if (!isWhole) yield return LoadFlags.Incomplete;
        if (IsHopeless(seconds)) yield return LoadFlags.Unreachable;
        if (seconds.Exists(second => DriverBound.Is(second, Environment.ProcessorCount))) yield return LoadFlags.DriverBound;
        if (seconds.Exists(second => MachineBound.Is(second, Environment.ProcessorCount))) yield return LoadFlags.MachineBound;
    }

    private static HostMessage Message<T>(string type, T details) => new() { Type = type, Details = JsonSerializer.SerializeToElement(details, HostChannel.Json) };

    private static T Read<T>(HostMessage message) => message.Details!.Value.Deserialize<T>(HostChannel.Json)!;

    /// <summary>One transport's driver, and what it has said.</summary>
    private sealed class Driven(Transport transport, HostProcess driver)
    {
        public Transport Transport { get; } = transport;

        public HostProcess Driver { get; } = driver;

        public LoadPlan? Plan { get; set; }

        public List<LoadSecond> Seconds { get; } = [];
    }
}
