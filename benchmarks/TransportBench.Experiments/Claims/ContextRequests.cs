using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Claims;

/// <summary>The comparisons that belong to no claim: every pair of transports of a cell, and the built-in A/A.</summary>
public static class ContextRequests
{
    private static readonly string[] Times =
        [.. from quantity in new[] { "delivery_latency", "transit_time" } from percentile in new[] { "p50", "p90", "p99" } select $"{quantity}_{percentile}_us"];

    // Baseline before candidate.
    private static readonly string[] Order =
    [
        Transports.Tcp.Id, Transports.TcpBlocking.Id, Transports.LongPolling.Id, Transports.ShortPolling.Id, Transports.WebSocket.Id, Transports.ServerSentEvents.Id,
    ];

    /// <summary>All of them for the cells that have trials.</summary>
    public static IEnumerable<ComparisonRequest> For(Evidence evidence) =>
        from cell in evidence.Cells
        from metric in MetricsOf(cell.Experiment)
        from request in InCell(evidence, cell.Experiment, cell.Conditions, metric)
        select request;

    private static string[] MetricsOf(string experiment) => experiment switch
    {
        ExperimentIds.DeliveryLatency or ExperimentIds.Polling or ExperimentIds.AsDeployed => Times,
        ExperimentIds.LatencyByVariant => [Metrics.DeliveryP50, Metrics.DeliveryP90, Metrics.TransitP50],
        ExperimentIds.CompressionLatency => [Metrics.DeliveryP50, Metrics.DeliveryP90],
        PhysicalFloor.Id => [Metrics.DeliveryP50, Metrics.TransitP50],
        ExperimentIds.Throughput or ExperimentIds.ThroughputByVariant => [Metrics.EventsPerSecond, Metrics.ServerCpu, Metrics.ClientCpu],
        ExperimentIds.BytesPerEvent or ExperimentIds.BytesByVariant or ExperimentIds.Compression => [Metrics.ApplicationBytes],
        ExperimentIds.ConnectionSetup => [Metrics.Figure("setup_cold_us"), Metrics.Figure("setup_warm_us"), Metrics.Figure("setup_first_us")],
        _ => [],
    };

    private static IEnumerable<ComparisonRequest> InCell(Evidence evidence, string experiment, string conditions, string metric)
    {
        var rows = evidence.Rows(experiment, conditions).ToList();
        var lanes = rows.Select(t => t.Lane).Distinct().Where(l => Order.Contains(l.Transport)).OrderBy(l => Array.IndexOf(Order, l.Transport)).ToList();
        foreach (var (baseline, candidate) in Pairs(lanes, experiment))
            yield return Request(experiment, conditions, metric, baseline.ToString(), candidate.ToString());
        foreach (var lane in rows.Where(t => t.Copy == 1).Select(t => t.Lane.ToString()).Distinct().Order(StringComparer.Ordinal))
            yield return Request(experiment, conditions, metric, lane, PlannedLane.NameOf(lane, 1));
    }

    private static IEnumerable<(LaneRow Baseline, LaneRow Candidate)> Pairs(List<LaneRow> lanes, string experiment) =>
        from i in Enumerable.Range(0, lanes.Count)
        from j in Enumerable.Range(i + 1, lanes.Count - i - 1)
        where IsComparable(lanes[i], lanes[j], experiment)
        select (lanes[i], lanes[j]);

    // Editions and variants differ on purpose: a lane is set against another of its own, or against what it is a variant of; as deployed, against all.
    private static bool IsComparable(LaneRow one, LaneRow other, string experiment) => one.Edition == other.Edition && (one.Transport == other.Transport
        ? one.Variant.Length == 0 && other.Variant.Length > 0
        : one.Variant == other.Variant || one.Transport == Transports.Tcp.Id || experiment == ExperimentIds.AsDeployed);

    private static ComparisonRequest Request(string experiment, string conditions, string metric, string baseline, string candidate) => new()
    {
        Experiment = experiment,
        Metric = metric,
        Conditions = conditions,
        Baseline = baseline,
        Candidate = candidate,
    };
}
