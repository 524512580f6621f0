using TransportBench.Core.Feeds;
using TransportBench.EventSource;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>A server is killed under thousands of clients and comes back: when each of them is served again.</summary>
internal static class ReconnectStormRunner
{
    /// <summary>Clients of one trial.</summary>
    public const int Clients = 2_000;

    /// <summary>Between the loss of a connection and the next attempt, without jitter.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    /// <summary>Where doubling ends.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>Part of a cell's name: no jitter.</summary>
    public const string WithoutJitter = "without jitter";

    private const int Abreast = 100;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected => TimeSpan.FromSeconds(10) + (Delay * 3);

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0];
        var reader = FaultReaders.Find(lane.Parse().Client) ?? throw new ArgumentException($"there is no reader '{lane.Parse().Client}'", nameof(plan));
        var options = new FaultyServerOptions { Seed = plan.Seed, Workload = plan.Workload, StartNs = MonotonicClock.NowNs };
        await using var server = await FaultyServer.StartAsync(options, cancellationToken);
        var feed = new Feed(plan.Seed, plan.Workload);
        var settings = new ReaderSettings
        {
            Reconnect = new ReconnectPolicy { InitialDelay = Delay, MaximumDelay = LongestDelay, Jitter = plan.Conditions.Contains(WithoutJitter, StringComparison.Ordinal) ? 0 : 1 },
            ConnectTimeout = TimeSpan.FromSeconds(30),
            HeartbeatTimeout = TimeSpan.FromSeconds(60),
        };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var journals = Enumerable.Range(0, Clients).Select(_ => new ReaderJournal(feed)).ToArray();
        var reading = new List<Task>();
        try
        {
            foreach (var some in journals.Chunk(Abreast))
            {
                reading.AddRange(some.Select(journal => reader.ReadAsync(new ReaderSite(server.Address, journal, settings), ending.Token)));
                await ConnectedReaders.WaitAsync(some, journal => journal.HasOpened(1), MonotonicClock.NowNs + (Bound.Ticks * 100), cancellationToken);
            }

            foreach (var journal in journals) journal.Strike();
            await server.KillAsync(Pause, cancellationToken);
            var until = MonotonicClock.NowNs + (LongestDelay.Ticks * 100 * 4);
            while (MonotonicClock.NowNs < until && !Array.TrueForAll(journals, journal => journal.HasOpened(2))) await Task.Delay(Poll, cancellationToken);
            return [Row(plan, lane, [.. journals.Select(journal => journal.Account(plan.Workload.TotalEvents))])];
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TrialRow Row(TrialPlan plan, PlannedLane lane, ReaderAccount[] accounts)
    {
        double[] served = [.. accounts.Select(account => account.ReconnectedMs).OfType<double>().Order()];
        var figures = new Dictionary<string, double> { ["clients"] = accounts.Length, ["served"] = served.Length };
        if (served.Length > 0)
        {
            var bins = Bins(served);
            figures["first_ms"] = Math.Round(served[0], 1);
            figures["last_ms"] = Math.Round(served[^1], 1);
            figures["peak_connects_per_second"] = Busiest(served) / Step.TotalSeconds;
            figures["mean_connects_per_second"] = Math.Round(served.Length / Math.Max(Step.TotalSeconds, (served[^1] - served[0]) / 1_000), 1);
            for (var bin = 0; bin < bins.Length; bin++) figures[FormattableString.Invariant($"connects_{bin * Step.TotalMilliseconds:00000}_ms")] = bins[bin];
        }

        return ScenarioRow.Of(plan, lane, ScenarioRow.Counts(accounts.Length, served.Length, "not-served"), figures, served.Length == accounts.Length ? [] : ["not-served"]);
    }

    /// <summary>The most that came within one step, wherever it begins: a step of the chart may cut a burst in two.</summary>
    internal static int Busiest(double[] served)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < served.Length; last++)
        {
            while (served[last] - served[first] >= Step.TotalMilliseconds) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private static int[] Bins(double[] served)
    {
        var bins = new int[(int)(served[^1] / Step.TotalMilliseconds) + 1];
        foreach (var ms in served) bins[(int)(ms / Step.TotalMilliseconds)]++;
        return bins;
    }
}
