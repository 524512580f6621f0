using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using TransportBench.UnitTests.Reporting;

namespace TransportBench.UnitTests.Experiments.Diffs;

/// <summary>Runs made up for a diff, never measured.</summary>
internal static class FabricatedRun
{
    public const string LatencyCell = "tuned, text 128 B, 1000/s";
    public const string ThroughputCell = "tuned, text 16 B, flush per event";

    public static readonly Lane Tcp = StandardLanes.Tcp(Edition.Tuned);
    public static readonly Lane WebSocket = StandardLanes.WebSocket(Edition.Tuned);
    public static readonly Lane Sse = StandardLanes.ServerSentEvents(Edition.Tuned);

    private static readonly RunResults Sample = SampleRun.Empty();

    /// <summary>A run of these rows; its rounds are theirs.</summary>
    public static RunResults Of(IEnumerable<TrialRow> rows)
    {
        var trials = rows.ToList();
        var rounds = trials.Select(t => t.Round).Distinct().Order().ToList();
        return Sample with { Trials = trials, CompletedRounds = rounds, Settings = Sample.Settings with { Rounds = Math.Max(1, rounds.Count) } };
    }

    /// <summary>One cell of latency at once with its control.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="seed">Makes the scatter of this run its own.</param>
    /// <param name="machine">How much slower the machine is.</param>
    /// <param name="sse">How much slower SSE is by itself.</param>
    public static IEnumerable<TrialRow> Latency(int rounds, int seed, double machine = 1, double sse = 1)
    {
        var random = new SeededRandom((ulong)seed);
        double Scatter() => machine * (1 + (0.01 * (random.NextDouble() - 0.5)));
        foreach (var round in Fabricated.Rounds(rounds))
        {
            // The mood of a round is in all its lanes.
            var mood = 1 + (0.3 * random.NextDouble());
            yield return Fabricated.Latency(ExperimentIds.DeliveryLatency, LatencyCell, Tcp, round, 100 * mood * Scatter());
            yield return Fabricated.Latency(ExperimentIds.DeliveryLatency, LatencyCell, WebSocket, round, 110 * mood * Scatter());
            yield return Fabricated.Latency(ExperimentIds.DeliveryLatency, LatencyCell, Sse, round, 120 * mood * sse * Scatter());
        }
    }

    /// <summary>One saturated cell without a control.</summary>
    public static IEnumerable<TrialRow> Throughput(int rounds, int seed, double factor = 1, double allocated = 0.001)
    {
        var random = new SeededRandom((ulong)seed);
        return Fabricated.Rounds(rounds).Select(round => Fabricated.Saturated(ThroughputCell, Sse, round, 1_000_000 * factor * (1 + (0.01 * random.NextDouble()))) with
        {
            CpuUsPerEvent = null,
            AllocatedBytesPerEvent = new SidesRow(allocated * (1 + (0.01 * random.NextDouble())), 0),
        });
    }
}
