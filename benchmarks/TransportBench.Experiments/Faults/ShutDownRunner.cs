using System.Globalization;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>How long a host takes to stop that has streams open: where they end when it is told to stop, and where nobody has thought of that.</summary>
internal static class ShutDownRunner
{
    /// <summary>Flag in a cell's name: streams do not end by themselves.</summary>
    public const string Careless = "careless";

    private const int Streams = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // The framework's own default is 30 s: the same, six times as long.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected => Ahead + Patience;

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0];
        var reader = FaultReaders.Find(lane.Parse().Client) ?? throw new ArgumentException($"there is no reader '{lane.Parse().Client}'", nameof(plan));
        var options = new FaultyServerOptions
        {
            Seed = plan.Seed,
            Workload = plan.Workload,
            StartNs = MonotonicClock.NowNs + (Ahead.Ticks * 100),
            StopPatience = Patience,
            EndsOnStop = !plan.Conditions.Contains(Careless, StringComparison.Ordinal),
        };
        await using var server = await FaultyServer.StartAsync(options, cancellationToken);
        var feed = new Feed(plan.Seed, plan.Workload);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var journals = Enumerable.Range(0, Streams).Select(_ => new ReaderJournal(feed)).ToArray();
        var reading = journals.Select(journal => reader.ReadAsync(new ReaderSite(server.Address, journal, new ReaderSettings()), ending.Token)).ToArray();
        try
        {
            await ConnectedReaders.WaitAsync(journals, journal => journal.HasOpened(1) && journal.LastSequence >= 0, options.StartNs + (Bound.Ticks * 100), cancellationToken);
            foreach (var journal in journals) journal.Strike();
            var took = await server.StopAsync(cancellationToken);
            return [Row(plan, lane, journals, took)];
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TrialRow Row(TrialPlan plan, PlannedLane lane, ReaderJournal[] journals, TimeSpan took)
    {
        var received = journals.Sum(journal => journal.LastSequence + 1);
        var noticed = journals.Select(journal => journal.Account(plan.Workload.TotalEvents)).Where(account => account.DetectedMs is not null).ToArray();
        return ScenarioRow.Of(
            plan,
            lane,
            ScenarioRow.Counts(received, received, ""), // Of what had been sent when the host was told to stop nothing is asked.
            new Dictionary<string, double> { ["stop_ms"] = Math.Round(took.TotalMilliseconds, 1), ["streams"] = Streams, ["patience_ms"] = Patience.TotalMilliseconds, ["noticed"] = noticed.Length },
            noticed.Select(account => account.LastReason).Distinct().Take(1).Select(reason => string.Create(CultureInfo.InvariantCulture, $"reason: {reason ?? "the stream's own end"}")));
    }
}
