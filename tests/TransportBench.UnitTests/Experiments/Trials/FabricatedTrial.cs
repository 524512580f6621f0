using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>A paced trial at 1,000 events/s whose logs are made up, stamp by stamp.</summary>
internal sealed class FabricatedTrial : IDisposable
{
    public const long T0Ns = 1_000_000_000_000;
    public const int DrainMs = 5_000;

    private readonly string _directory = Directory.CreateTempSubdirectory("transportbench-trial-").FullName;
    private readonly StampLog[] _sends;
    private readonly StampLog[] _receipts;

    public FabricatedTrial(long events, long warmUpEvents = 0, params string[] lanes)
    {
        var names = lanes.Length == 0 ? ["sse:tuned:socket"] : lanes;
        Plan = new TrialPlan
        {
            Id = "r00/delivery-latency/made up",
            Experiment = "delivery-latency",
            Conditions = "made up",
            Round = 0,
            Seed = 77,
            Mode = FeedMode.Paced,
            Lanes = [.. names.Select((lane, index) => new PlannedLane { Lane = lane, SendLog = At($"{index}.sent"), ReceiveLog = At($"{index}.received") })],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 1_000, Events = events, WarmUpEvents = warmUpEvents },
            SlotNs = 250_000,
            DrainMs = DrainMs,
        };
        _sends = [.. Plan.Lanes.Select(lane => StampLog.Create(lane.SendLog!, columns: 2, Plan.Workload.TotalEvents))];
        _receipts = [.. Plan.Lanes.Select(lane => StampLog.Create(lane.ReceiveLog!, columns: 2, Plan.Workload.TotalEvents))];
    }

    public TrialPlan Plan { get; }

    public StampLog Sends(int lane = 0) => _sends[lane];

    public StampLog Receipts(int lane = 0) => _receipts[lane];

    public LaneTimings Join(int lane = 0) => LaneTimings.Join(Plan, lane, T0Ns, _sends[lane], _receipts[lane]);

    /// <summary>When the lane's slot of a group is, by the design: group instant plus place in the shuffled order.</summary>
    public long Intended(long index, int lane = 0)
    {
        var order = new int[Plan.Lanes.Count];
        Plan.Slots().FillOrder(index, order);
        return T0Ns + (index * 1_000_000) + (Array.IndexOf(order, lane) * 250_000L);
    }

    /// <summary>Stamps one event: written <paramref name="lagNs"/> late, received <paramref name="deliveryNs"/> after it was due, 5 µs of it in the client's framing.</summary>
    public void Deliver(long index, long lagNs, long deliveryNs, int lane = 0)
    {
        var intended = Intended(index, lane);
        _sends[lane].Set(0, index, intended + lagNs);
        _receipts[lane].Set(0, index, intended + deliveryNs - 5_000);
        _receipts[lane].Set(1, index, intended + deliveryNs);
    }

    public void DeliverAll(long lagNs = 20_000, long deliveryNs = 100_000, int lane = 0)
    {
        for (long index = 0; index < Plan.Workload.TotalEvents; index++) Deliver(index, lagNs, deliveryNs, lane);
    }

    public void Dispose()
    {
        foreach (var log in _sends.Concat(_receipts)) log.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string At(string file) => Path.Combine(_directory, file);
}
