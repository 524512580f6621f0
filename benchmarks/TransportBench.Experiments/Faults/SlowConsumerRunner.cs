using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>A hundred readers of one stream, one of which may stall: the server's memory over time, and the delivery latency of the others.</summary>
internal static class SlowConsumerRunner
{
    /// <summary>Client's name in the lane whose readers all read.</summary>
    public const string Fluent = "fan-out";

    /// <summary>Client's name in the lane of which one stalls.</summary>
    public const string Stalled = "fan-out-stalled";

    /// <summary>Cell's name where the server has a queue without bound for each.</summary>
    public const string Naive = "naive";

    /// <summary>Readers that read.</summary>
    public const int Readers = 99;

    private const int Abreast = 33;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>What a trial takes beside its schedule.</summary>
    public static TimeSpan Beside => Ahead + TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0].Parse();
        var reader = FaultReaders.All.First(one => one.Transport == lane.Transport && one is { Resumes: true, Watches: false });
        var options = new FaultyServerOptions
        {
            Seed = plan.Seed,
            Workload = plan.Workload,
            StartNs = MonotonicClock.NowNs + (Ahead.Ticks * 100),
            History = 1_000,
            IsNaive = plan.Conditions.Contains(Naive, StringComparison.Ordinal),
        };
        await using var server = await FaultyServer.StartAsync(options, cancellationToken);
        var feed = new Feed(plan.Seed, plan.Workload);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delivery = new DeliveryRecord(options.StartNs, plan.Workload.EventsPerSecond);
        var journals = Enumerable.Range(0, Readers).Select(_ => new ReaderJournal(feed) { Delivery = delivery }).ToArray();
        var reading = new List<Task>();
        using var stalled = lane.Client == Stalled ? new StalledReader() : null;
        try
        {
            foreach (var some in journals.Chunk(Abreast))
            {
                reading.AddRange(some.Select(journal => reader.ReadAsync(new ReaderSite(server.Address, journal, new ReaderSettings()), ending.Token)));
                await ConnectedReaders.WaitAsync(some, journal => journal.HasOpened(1), options.StartNs, cancellationToken);
            }

            if (stalled is not null) await stalled.BeginAsync(server.Address, lane.Transport, cancellationToken);
            var memory = await WatchAsync(server.ProcessId, options.StartNs, plan.ScheduledTime(), cancellationToken);
            await Task.WhenAny(Task.WhenAll(reading), Task.Delay(plan.DrainMs, cancellationToken));
            return [Row(plan, [.. journals.Select(journal => journal.Account(plan.Workload.TotalEvents))], delivery, memory, stalled?.IsCut)];
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<List<long>> WatchAsync(int processId, long startNs, TimeSpan length, CancellationToken cancellationToken)
    {
        var samples = new List<long>();
        for (var at = startNs; at <= startNs + (length.Ticks * 100); at += Step.Ticks * 100)
        {
            await Task.Delay(TimeSpan.FromTicks(Math.Max(0, at - MonotonicClock.NowNs) / 100), cancellationToken);
            samples.Add(ResidentKib(processId));
        }

        return samples;
    }

    /// <summary>What the process has in memory, in KiB (proc(5), <c>statm</c>); the kernel's buffers are not in it.</summary>
    private static long ResidentKib(int processId)
    {
        using var process = System.Diagnostics.Process.GetProcessById(processId);
        return process.WorkingSet64 / 1024;
    }

    private static TrialRow Row(TrialPlan plan, ReaderAccount[] accounts, DeliveryRecord delivery, List<long> memory, bool? isCut)
    {
        var (sent, received) = (accounts.Sum(account => account.Sent), accounts.Sum(account => account.Received));
        var half = memory.Skip(memory.Count / 4).ToList(); // By then the process has what it needs for the work.
        var figures = new Dictionary<string, double>
        {
            ["resident_begin_kib"] = half[0],
            ["resident_end_kib"] = memory[^1],
            ["resident_growth_kib"] = memory[^1] - half[0],
            ["written_kib"] = Math.Round(plan.Workload.TotalEvents * 0.75 * plan.Workload.SizeBytes / 1024, 1),
        };
        var counts = ScenarioRow.Counts(sent, received, "missing-after-drain") with { Duplicated = accounts.Sum(account => account.Duplicated), OutOfOrder = accounts.Sum(account => account.OutOfOrder) };
        for (var second = 0; second < memory.Count; second++) figures[FormattableString.Invariant($"resident_{second:000}_kib")] = memory[second];
        return ScenarioRow.Of(plan, plan.Lanes[0], counts, figures, isCut == true ? ["stalled reader cut by the server"] : []) with { DeliveryLatencyUs = delivery.ToRow() };
    }
}
