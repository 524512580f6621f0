using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>Fresh processes from their first event on, in windows: where the steady state begins.</summary>
public static class SteadyStart
{
    /// <summary>ID of the part.</summary>
    public const string Id = "warm-up";

    /// <summary>Events of a lane per window: enough for its median.</summary>
    public const int WindowEvents = 200;

    /// <summary>Windows in a trial.</summary>
    public const int Windows = 25;

    /// <summary>Prefix of the figures that hold a window's median in µs.</summary>
    public const string FigurePrefix = "window_p50_us_";

    /// <summary>Cell of fresh processes, without any warm-up.</summary>
    public const string Fresh = "fresh processes";

    /// <summary>Cell of what comes first after the warm-up of every round.</summary>
    public const string Warmed = "after the warm-up";

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "where the steady state begins, in fresh processes and after the warm-up", Slices)
    {
        MostRuns = 2,
        NeedsFreshProcesses = true,
        Hooks = _ => new TrialHooks { Assemble = Assemble },
    };

    /// <summary>The lanes, both editions at once, so that neither warms the processes for the other.</summary>
    public static IReadOnlyList<Lane> Lanes { get; } =
        [.. Enum.GetValues<Edition>().SelectMany(edition => new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) })];

    /// <summary>Puts what comes first after the warm-up there; all other trials stay where they are.</summary>
    /// <param name="plans">A round's trials.</param>
    public static IReadOnlyList<TrialPlan> InOrder(IReadOnlyList<TrialPlan> plans) =>
        [.. plans.TakeWhile(IsBefore), .. plans.SkipWhile(IsBefore).OrderBy(plan => plan is { Experiment: Id, Conditions: Warmed } ? 0 : 1)];

    private static bool IsBefore(TrialPlan plan) => plan.Discard || plan is { Experiment: Id, Conditions: Fresh };

    // In turns, since either would warm the processes for the other.
    private static IEnumerable<Slice> Slices(Profile profile)
    {
        var cell = new Slice
        {
            Conditions = Fresh,
            Lanes = Lanes,
            First = true,
            Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, TimeSpan.FromSeconds(WindowEvents * Windows / Cells.LatencyRate), TimeSpan.Zero),
            InRound = round => round % 2 == 0,
        };
        yield return cell;
        yield return cell with { Conditions = Warmed, First = false, InRound = round => round % 2 == 1 };
    }

    private static IReadOnlyList<TrialRow> Assemble(TrialPlan plan, long t0Ns, ServerReport server, ClientReport client) =>
        [.. TrialAssembler.Assemble(plan, t0Ns, server, client).Select((row, lane) => row with { Figures = Figures(plan, lane, t0Ns) })];

    private static Dictionary<string, double> Figures(TrialPlan plan, int lane, long t0Ns) => Enumerable.Range(0, Windows).ToDictionary(
        window => FormattableString.Invariant($"{FigurePrefix}{window:00}"),
        window => LaneLogs.Join(plan, lane, t0Ns, include: index => index / WindowEvents == window).Delivery.P50!.Value);
}
