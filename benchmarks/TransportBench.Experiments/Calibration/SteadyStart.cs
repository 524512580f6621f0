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
    public const int Windows = 35;

    /// <summary>Prefix of the figures that hold a window's median in µs.</summary>
    public const string FigurePrefix = "window_p50_us_";

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "fresh processes from their first event on: where the steady state begins", Slices)
    {
        MostRuns = 1,
        NeedsFreshProcesses = true,
        Hooks = _ => new TrialHooks { Assemble = Assemble },
    };

    /// <summary>The lanes, both editions at once, so that neither warms the processes for the other.</summary>
    public static IReadOnlyList<Lane> Lanes { get; } =
        [.. Enum.GetValues<Edition>().SelectMany(edition => new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) })];

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return new Slice
        {
            Conditions = "fresh processes",
            Lanes = Lanes,
            First = true,
            Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, TimeSpan.FromSeconds(WindowEvents * Windows / Cells.LatencyRate), TimeSpan.Zero),
        };
    }

    private static IReadOnlyList<TrialRow> Assemble(TrialPlan plan, long t0Ns, ServerReport server, ClientReport client) =>
        [.. TrialAssembler.Assemble(plan, t0Ns, server, client).Select((row, lane) => row with { Figures = Figures(plan, lane, t0Ns) })];

    private static Dictionary<string, double> Figures(TrialPlan plan, int lane, long t0Ns) => Enumerable.Range(0, Windows).ToDictionary(
        window => FormattableString.Invariant($"{FigurePrefix}{window:00}"),
        window => LaneLogs.Join(plan, lane, t0Ns, include: index => index / WindowEvents == window).Delivery.P50!.Value);
}
