using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Servers.Lanes;

namespace TransportBench.Experiments.Calibration;

/// <summary>Work in one lane's send path, switched on and off at random within a trial: what it does to that lane, and to the others.</summary>
/// <remarks>Events with and without are compared within one trial, so that the moment of the machine cancels as it does between lanes.</remarks>
public static class Burn
{
    /// <summary>ID of the part.</summary>
    public const string Id = "burn";

    /// <summary>Burned per event, µs.</summary>
    public const int Microseconds = 20;

    /// <summary>Groups per block of on or off; the first of a block is left out, since it follows the other kind. What a burn leaves behind ends with the next slot.</summary>
    private const int Block = 5;
    private const int Settling = 1;

    /// <summary>Times a cell's steady phase: what a round scatters by is its number of events, and 2 µs are to be told from nothing.</summary>
    private const int LatencyTimes = 4;

    /// <summary>Runs that measure it: one run's intervals are too wide for the rule.</summary>
    private const int Runs = 20;

    private static readonly bool[] OffAndOn = [false, true];

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "20 µs of work in one lane's send path, on and off within a trial: what the others feel", Slices)
    {
        MostRuns = Runs,
        Hooks = _ => new TrialHooks { Assemble = Assemble },
    };

    /// <summary>Name of the cell with the burn on or off.</summary>
    public static string Conditions(string cell, bool burning) => $"{cell}, {(burning ? "burning" : "not burning")}";

    /// <summary>The lane that burns.</summary>
    public static Lane Burning(Edition edition) => StandardLanes.ServerSentEvents(edition);

    /// <summary>The cell of an edition.</summary>
    public static string Cell(Edition edition) => Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate);

    /// <summary>The cell with four lanes 250 µs apart, as measurements ran it at first: no rule, it shows why they run five.</summary>
    public static string FourLanes { get; } = Cell(Edition.Tuned) + ", 4 lanes";

    /// <summary>The cells, as measured first.</summary>
    public static IEnumerable<(string Conditions, Edition Edition)> All { get; } =
        [.. Enum.GetValues<Edition>().Select(edition => (Cell(edition), edition)), (FourLanes, Edition.Tuned)];

    private static IEnumerable<Slice> Slices(Profile profile) => All.Select(cell => new Slice
    {
        Conditions = cell.Conditions,
        Lanes = cell.Conditions == FourLanes ? [.. StandardLanes.Of(cell.Edition), StandardLanes.WebSocket(cell.Edition)] : StandardLanes.Twice(cell.Edition),
        Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, LatencyTimes * profile.Latency, profile.LatencyWarmUp),
        Adjust = plan => plan with { Lanes = [.. plan.Lanes.Select(lane => lane.Name == Burning(cell.Edition).ToString() ? lane with { Injection = Work(plan.Seed) } : lane)] },
    });

    private static Injection Work(ulong seed) => new()
    {
        BurnNs = Microseconds * 1_000L,
        BurnBlock = Block,
        BurnSeed = SeededRandom.Derive(seed, "burn") >> 11, // Exact in JSON for every reader.
    };

    private static IReadOnlyList<TrialRow> Assemble(TrialPlan plan, long t0Ns, ServerReport server, ClientReport client)
    {
        var work = plan.Lanes.First(lane => lane.Injection is not null).Injection!;
        return
        [
            .. from entry in TrialAssembler.Assemble(plan, t0Ns, server, client).Select((row, lane) => (Row: row, Lane: lane))
               from burning in OffAndOn
               let timings = LaneLogs.Join(plan, entry.Lane, t0Ns, include: index => index % Block >= Settling && work.Burns(index) == burning)
               select entry.Row with { Conditions = Conditions(plan.Conditions, burning), DeliveryLatencyUs = timings.Delivery, TransitTimeUs = timings.Transit },
        ];
    }
}
