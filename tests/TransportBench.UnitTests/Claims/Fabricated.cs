using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Claims;

/// <summary>Trial rows made up for a verdict, never measured.</summary>
internal static class Fabricated
{
    public static IEnumerable<int> Rounds(int count) => Enumerable.Range(0, count);

    /// <summary>A scatter that is the same in every run: a few per mille, never the same in two rounds.</summary>
    public static double Jitter(int round, int salt = 0) => 1 + (0.001 * (((round * 7) + (salt * 3)) % 11)) - (0.0005 * round);

    public static TrialRow Row(string experiment, string conditions, Lane lane, int round, int copy = 0) => new()
    {
        Id = $"r{round:00}/{experiment}/{conditions}",
        Experiment = experiment,
        Conditions = conditions,
        Round = round,
        Seed = 1,
        Lane = LaneRow.From(lane),
        Copy = copy,
        Workload = new WorkloadRow("text", 128, "constant", 1_000, 3_000),
        Counts = new CountsRow(3_000, 0, 3_000, 3_000, 0, 0, 0, new Dictionary<string, long>()),
        Flags = [],
    };

    public static TrialRow Latency(string experiment, string conditions, Lane lane, int round, double? p50, double? p99 = null, int copy = 0) =>
        Row(experiment, conditions, lane, round, copy) with
        {
            DeliveryLatencyUs = Times(p50, p99),
            TransitTimeUs = Times(p50, p99),
        };

    public static TrialRow Saturated(string conditions, Lane lane, int round, double eventsPerSecond) =>
        Row(ExperimentIds.Throughput, conditions, lane, round) with
        {
            Id = $"r{round:00}/throughput/{conditions}/{lane}",
            EventsPerSecond = eventsPerSecond,
            CpuUsPerEvent = new SidesRow(1.5, 2.5),
        };

    /// <summary>A byte account of 20 events each way.</summary>
    public static TrialRow Bytes(string conditions, Lane lane, int payload, int framing, int chunking = 0, int up = 0, long headers = 0, long residual = 0) =>
        Row(ExperimentIds.BytesPerEvent, conditions, lane, 0) with
        {
            Bytes = new BytesRow(0, 0, 20L * payload, 20L * framing, 20L * chunking, 400, residual, 20, up > 0 ? 20L * payload : 0, 20L * up, up > 0 ? 20 : 0, headers, 0),
        };

    public static TrialRow Payload(PayloadCell cell, Lane lane, double identical, double sent, double? broken = null, params string[] flags)
    {
        var figures = new Dictionary<string, double> { [PayloadRules.EventsIdentical] = identical, [PayloadRules.EventsSent] = sent };
        if (broken is { } values)
            figures[PayloadRules.ByteValuesBroken] = values;
        return Row(ExperimentIds.PayloadKinds, Cells.Payload(cell), lane, 0) with { Figures = figures, Flags = flags };
    }

    private static LatencyRow Times(double? p50, double? p99) => new(p50, p50 * 1.2, p99, null, p50, 3_000, "");
}
