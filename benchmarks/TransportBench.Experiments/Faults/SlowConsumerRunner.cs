using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Hosting;
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

    /// <summary>Figure: what the heap of the server grew by, pooled arrays included, in KiB.</summary>
    public const string HeapGrowth = "heap_growth_kib";

    /// <summary>Figure: what was sent to each reader, in KiB.</summary>
    public const string Written = "written_kib";

    /// <summary>Bytes beyond the system's buffers that make sure a writer waits: Kestrel's own.</summary>
    private const int BeyondBuffers = 256 * 1024;

    private const int Abreast = 33;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(6);
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
        var delivery = new DeliveryRecord(options.StartNs, plan.Workload.EventsPerSecond, plan.Workload.WarmUpEvents);
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
            var begin = await server.ReadMemoryAsync(cancellationToken);
            if (MonotonicClock.NowNs > options.StartNs) throw new TrialVoidException("the server's memory was not read before the stream began; a machine so slow cannot tell what the stream added");
            var resident = await WatchAsync(plan, server.ProcessId, options.StartNs, stalled, cancellationToken);
            await Task.WhenAny(Task.WhenAll(reading), Task.Delay(plan.DrainMs, cancellationToken));
            var end = await server.ReadMemoryAsync(cancellationToken);
            return [Row(plan, [.. journals.Select(journal => journal.Account(plan.Workload.TotalEvents))], delivery, new Memory(begin, resident, end), stalled?.IsCut)];
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The server's memory by the second; and that, when the warm-up is over, a stalled reader has more waiting for it than every buffer on the way holds.</summary>
    private static async Task<List<long>> WatchAsync(TrialPlan plan, int processId, long startNs, StalledReader? stalled, CancellationToken cancellationToken)
    {
        var samples = new List<long>();
        var warmNs = (long)(plan.Workload.WarmUpEvents / plan.Workload.EventsPerSecond * 1e9);
        for (var at = 0L; at <= plan.ScheduledTime().Ticks * 100; at += Step.Ticks * 100)
        {
            await Task.Delay(TimeSpan.FromTicks(Math.Max(0, startNs + at - MonotonicClock.NowNs) / 100), cancellationToken);
            samples.Add(ResidentKib(processId));
            if (at >= warmNs && at - (Step.Ticks * 100) < warmNs && stalled is { IsCut: false, ReceivedBytes: { } received })
            {
                var waiting = (plan.Workload.WarmUpEvents * plan.Workload.SizeBytes) - received;
                if (waiting < StalledReader.LargestSendBuffer + BeyondBuffers)
                    throw new TrialVoidException($"only {waiting} B wait for the stalled reader, which the buffers on the way may hold: it holds up nobody");
            }
        }

        return samples;
    }

    /// <summary>What the process has in memory, in KiB (proc(5), <c>statm</c>); the kernel's buffers are not in it.</summary>
    private static long ResidentKib(int processId)
    {
        using var process = System.Diagnostics.Process.GetProcessById(processId);
        return process.WorkingSet64 / 1024;
    }

    private static TrialRow Row(TrialPlan plan, ReaderAccount[] accounts, DeliveryRecord delivery, Memory memory, bool? isCut)
    {
        var (sent, received) = (accounts.Sum(account => account.Sent), accounts.Sum(account => account.Received));
        var figures = new Dictionary<string, double>
        {
            [HeapGrowth] = Math.Round((memory.End.HeapBytes - memory.Begin.HeapBytes) / 1024.0),
            ["resident_begin_kib"] = memory.Resident[0],
            ["resident_highest_kib"] = memory.Resident.Max(),
            [Written] = Math.Round(plan.Workload.TotalEvents * plan.Workload.SizeBytes / 1024.0, 1),
        };
        var counts = ScenarioRow.Counts(sent, received, "missing-after-drain") with { Duplicated = accounts.Sum(account => account.Duplicated), OutOfOrder = accounts.Sum(account => account.OutOfOrder) };
        for (var second = 0; second < memory.Resident.Count; second++) figures[FormattableString.Invariant($"resident_{second:000}_kib")] = memory.Resident[second];
        return ScenarioRow.Of(plan, plan.Lanes[0], counts, figures, isCut == true ? ["stalled reader cut by the server"] : []) with { DeliveryLatencyUs = delivery.ToRow(plan.Workload.Events * Readers, plan.DrainMs) };
    }

    /// <summary>The server's memory.</summary>
    /// <param name="Begin">Collected, when all have connected.</param>
    /// <param name="Resident">By the second, in KiB, uncollected.</param>
    /// <param name="End">Collected, when the others have read all and the stalled reader is still there.</param>
    private sealed record Memory(ServerMemory Begin, List<long> Resident, ServerMemory End);
}
