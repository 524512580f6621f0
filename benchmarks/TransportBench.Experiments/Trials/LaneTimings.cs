using TransportBench.Experiments.Results;
using TransportBench.Measurement.Logs;
using TransportBench.Measurement.Pacing;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Trials;

/// <summary>The distributions of one lane in a paced trial, from the schedule and the two logs.</summary>
/// <remarks>
/// An undelivered event counts in the delivery latency as the drain bound, so that losing events never flatters a tail.
/// No correction for coordinated omission is needed, and none is made: intended sends come from the schedule.
/// </remarks>
public sealed class LaneTimings
{
    private readonly LatencyHistogram _delivery = new();
    private readonly LatencyHistogram _lag = new();
    private readonly LatencyHistogram _offerLag = new();
    private readonly LatencyHistogram _transit = new();
    private readonly LatencyHistogram _framing = new();
    private readonly LatencyHistogram?[] _byPredecessor;
    private readonly TrialPlan _plan;
    private double _stretch;

    private LaneTimings(TrialPlan plan)
    {
        _plan = plan;
        _byPredecessor = new LatencyHistogram?[plan.Lanes.Count];
    }

    /// <summary>Received − IntendedSend.</summary>
    public LatencyRow Delivery => Row(_delivery);

    /// <summary>ActualSend − IntendedSend.</summary>
    public LatencyRow PacingLag => Row(_lag);

    /// <summary>Received − ActualSend.</summary>
    public LatencyRow Transit => Row(_transit);

    /// <summary>Received − WireReceived.</summary>
    public LatencyRow ClientFraming => Row(_framing);

    /// <summary>The longest delivery latency in µs, to three digits; 0 without samples.</summary>
    public double LongestDeliveryUs => _delivery.MaxNs / 1_000.0;

    /// <summary>Median delivery latency in µs by the lane that had the slot before; the second copy of a lane under its own name.</summary>
    public IReadOnlyDictionary<string, double> CarryOver => _byPredecessor
        .Select((histogram, lane) => (Name: _plan.Lanes[lane].Name, Histogram: histogram))
        .Where(entry => entry.Histogram is not null && Percentiles.HasEnoughBeyond(entry.Histogram.Count, 0.5))
        .ToDictionary(entry => entry.Name, entry => entry.Histogram!.PercentileNs(50) / 1_000.0);

    /// <summary>Whether the pacer's median lateness exceeds half the median delivery latency. Its own: a hop from the pacer to the writing thread is the server's.</summary>
    public bool PacerWasLate => _offerLag.Count > 0 && _offerLag.PercentileNs(50) * 2 > _delivery.PercentileNs(50);

    /// <summary>Joins schedule and logs over the steady phase.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="lane">Index of the lane in the plan.</param>
    /// <param name="t0Ns">The instant of offset zero.</param>
    /// <param name="sends">Column 0: actual sends; column 1: the pacer's offers, 0 where the pacer writes itself.</param>
    /// <param name="receipts">Column 0: wire received; column 1: received.</param>
    /// <param name="stretch">Multiplies every delivery latency: the known answer of a calibration, 1 in every measurement.</param>
    /// <param name="include">Which events of the steady phase count, by index; <see langword="null"/>: all.</param>
    public static LaneTimings Join(TrialPlan plan, int lane, long t0Ns, StampLog sends, StampLog receipts, double stretch = 1, Func<long, bool>? include = null)
    {
        var timings = new LaneTimings(plan) { _stretch = stretch };
        var (slots, slotLane) = plan.SlotsOf(lane);
        Span<int> order = stackalloc int[slots.Lanes];
        var previous = -1;
        for (long index = 0; index < plan.Workload.TotalEvents; index++)
        {
            var group = slots.FillOrder(index, order);
            var position = order.IndexOf(slotLane);
            var predecessor = position > 0 ? order[position - 1] : previous;
            previous = order[^1];
            if (index < plan.Workload.WarmUpEvents || include?.Invoke(index) == false) continue;
            timings.Add(t0Ns + group + (position * slots.SlotNs), sends.Get(0, index), sends.Get(1, index), receipts.Get(0, index), receipts.Get(1, index), predecessor);
        }

        return timings;
    }

    private static LatencyRow Row(LatencyHistogram histogram) => new(
        Percentile(histogram, 0.5), Percentile(histogram, 0.9), Percentile(histogram, 0.99), Percentile(histogram, 0.999),
        histogram.Count == 0 ? null : histogram.MeanNs / 1_000, histogram.Count, histogram.ToBase64());

    private static double? Percentile(LatencyHistogram histogram, double percentile) =>
        Percentiles.HasEnoughBeyond(histogram.Count, percentile) ? histogram.PercentileNs(percentile * 100) / 1_000.0 : null;

    private long Stretched(long ns) => _stretch == 1 ? ns : (long)Math.Round(ns * _stretch);

    private void Add(long intended, long sent, long offered, long wire, long received, int predecessor)
    {
        if (sent > 0) _lag.Record(sent - intended);
        if (sent > 0) _offerLag.Record((offered > 0 ? offered : sent) - intended);
        if (sent <= 0 || received == 0)
        {
            _delivery.Record(_plan.DrainMs * 1_000_000L);
            return;
        }

        _delivery.Record(Stretched(received - intended));
        _transit.Record(received - sent);
        _framing.Record(received - wire);
        if (predecessor >= 0 && _plan.Pacing != PacingScheme.PacerPerLane) (_byPredecessor[predecessor] ??= new LatencyHistogram()).Record(received - intended);
    }
}
