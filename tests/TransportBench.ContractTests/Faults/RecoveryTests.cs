using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>Every reader before every fault, a handful of strikes each: resumable readers lose nothing and have nothing twice, and every account balances.</summary>
public sealed class RecoveryTests
{
    private const int Bound = 120_000; // Only a hang reaches it.
    private const ulong Seed = 20_261_126;
    private const int Copies = 3;

    [Fact(Timeout = Bound)]
    public async Task Readers_StruckByEveryFault_ResumableOnesHaveEverythingOnce()
    {
        // All at once, each fault with a server of its own: most of the time is waiting.
        var trials = await Task.WhenAll(FaultCatalogue.All.Select(async fault => (Fault: fault, Rows: await RunAsync(fault, TestContext.Current.CancellationToken))));
        Assert.All(trials.SelectMany(trial => trial.Rows), row => Assert.True(row.Counts.Balances, $"{row.Lane}, {row.Conditions}: {row.Counts}"));
        Assert.All(trials, trial => Assert.All(FaultReaders.All.Where(reader => reader.Recovers(trial.Fault) && reader.Watches), reader =>
        {
            var own = trial.Rows.Where(row => row.Lane.Client == reader.Id).ToArray();
            Assert.Equal(Copies, own.Length);
            Assert.All(own, row => Assert.True(row.Counts is { Lost: 0, Duplicated: 0, OutOfOrder: 0 }, $"{row.Lane}, {trial.Fault}, seed {row.Seed}: {row.Counts} {string.Join(", ", row.Flags)}"));
        }));
    }

    [Fact(Timeout = Bound)]
    public async Task ShortestReaders_AtTheShortestServers_HaveEverythingOnceToo()
    {
        FaultReader[] shortest = [FaultReaders.LoopOver(Transports.ServerSentEvents), FaultReaders.LoopOver(Transports.WebSocket)];
        var recoverable = FaultCatalogue.All.Where(fault => fault.IsRecoverable).ToArray();
        var trials = await Task.WhenAll(recoverable.Select(fault => RunAsync(fault, shortest, InProcessFaultyServer.StartMinimalAsync, TestContext.Current.CancellationToken)));
        Assert.Equal(recoverable.Length * shortest.Length * Copies, trials.Sum(rows => rows.Count));
        Assert.All(trials.SelectMany(rows => rows), row => Assert.True(row.Counts is { Lost: 0, Duplicated: 0, OutOfOrder: 0 }, $"{row.Lane}, {row.Conditions}, seed {row.Seed}: {row.Counts} {string.Join(", ", row.Flags)}"));
    }

    private static Task<IReadOnlyList<TrialRow>> RunAsync(Fault fault, CancellationToken cancellationToken) => RunAsync(fault, FaultReaders.All, InProcessFaultyServer.StartAsync, cancellationToken);

    private static Task<IReadOnlyList<TrialRow>> RunAsync(
        Fault fault, IReadOnlyList<FaultReader> readers, Func<FaultyServerOptions, CancellationToken, Task<IFaultyServer>> start, CancellationToken cancellationToken)
    {
        var plan = new TrialPlan
        {
            Id = $"recovery/{fault}",
            Experiment = ExperimentIds.Reconnect,
            Conditions = Cells.Struck(fault),
            Round = 0,
            Seed = Seed,
            Mode = FeedMode.Paced,
            Scenario = ScenarioCatalogue.Struck.Id,
            Fault = fault.Id,
            Lanes = [.. from reader in readers from copy in Enumerable.Range(0, reader.Resumes && reader.Watches ? Copies : 1) select new PlannedLane { Lane = FaultReaders.LaneOf(reader).ToString(), Copy = copy }],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, EventsPerSecond = 50, Events = 150 },
            DrainMs = 60_000, // The account, not the time, is what is tested.
        };
        return FaultTrialRunner.RunAsync(plan, TimeSpan.FromSeconds(20), start, cancellationToken);
    }
}
