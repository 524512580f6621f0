using TransportBench.Core.Schedules;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Results;

/// <summary>A stretch of a load test with one rate of events, a step or a phase: whether the transport kept up with it, and what it cost the server.</summary>
public sealed record StepRow
{
    /// <summary>What may be behind, in s of the rate: the latency of what is on its way, not a backlog.</summary>
    private const double Behind = 0.1;

    /// <summary>A second at a stretch's end may fall into a pause of the machine; a backlog is there in the one before as well.</summary>
    private const int Last = 2;

    /// <summary>Seconds are asked for a few ms late.</summary>
    private const double Slack = 0.1;

    /// <summary>Events per second of the stream.</summary>
    public required double EventsPerSecond { get; init; }

    /// <summary>Deliveries that fell due per second.</summary>
    public required double OfferedPerSecond { get; init; }

    /// <summary>Deliveries per second.</summary>
    public required double ReceivedPerSecond { get; init; }

    /// <summary>The worst p99 of its seconds, in µs; <see langword="null"/>: none had enough samples.</summary>
    public double? P99Us { get; init; }

    /// <summary>The server's processor time per delivery, in µs; <see langword="null"/>: nothing was delivered, or the server was not this transport's alone.</summary>
    public double? ServerCpuUsPerDelivery { get; init; }

    /// <summary>At its end no more than 100 ms of its rate, or one event to everybody, were behind, of all that had fallen due since the test's begin, and nothing was lost in it.</summary>
    public required bool KeepsUp { get; init; }

    /// <summary>The driver was out of time in some second of it: not keeping up may be its own.</summary>
    public required bool IsDriverBound { get; init; }

    /// <summary>Server and drivers together had the whole machine in some second of it.</summary>
    public bool IsMachineBound { get; init; }

    /// <summary>The steps of a test; empty where its events do not rise by steps. Seconds on the border of two steps belong to neither.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seconds">The test by the second.</param>
    public static IReadOnlyList<StepRow> Of(LoadScenario scenario, IReadOnlyList<LoadSecond> seconds) => [.. Steps(scenario).Select(step => Of(step, seconds)).OfType<StepRow>()];

    /// <summary>The phases of constant rate; empty where there is only one, or where events rise by steps. Seconds on the border of two belong to neither.</summary>
    /// <inheritdoc cref="Of(LoadScenario, IReadOnlyList{LoadSecond})"/>
    public static IReadOnlyList<StepRow> OfPhases(LoadScenario scenario, IReadOnlyList<LoadSecond> seconds) => scenario.Events.Count < 2 || scenario.Events.Any(phase => phase.Kind == PhaseKind.Step)
        ? []
        : [.. Phases(scenario).Select(phase => Of(phase, seconds)).OfType<StepRow>()];

    /// <summary>The last step before the first that was not kept up with; <see langword="null"/>: not even the first was, or there are none.</summary>
    /// <param name="steps">In order.</param>
    public static StepRow? Knee(IReadOnlyList<StepRow> steps) => steps.TakeWhile(step => step.KeepsUp).LastOrDefault();

    private static StepRow? Of((TimeSpan Begin, TimeSpan End, double Level) step, IReadOnlyList<LoadSecond> all)
    {
        var seconds = all.Where(second => second.At - 1 >= step.Begin.TotalSeconds - Slack && second.At <= step.End.TotalSeconds + Slack).ToList();
        if (seconds.Count == 0) return null;
        var (offered, received) = (seconds.Sum(second => second.Offered), seconds.Sum(second => second.Counters.Received));
        return new StepRow
        {
            EventsPerSecond = step.Level,
            OfferedPerSecond = Math.Round((double)offered / seconds.Count, 1),
            ReceivedPerSecond = Math.Round((double)received / seconds.Count, 1),
            P99Us = seconds.Max(second => second.Percentile("p99")),
            ServerCpuUsPerDelivery = received == 0 || seconds.Exists(second => second.ServerCpuSeconds is null) ? null : Math.Round(seconds.Sum(second => second.ServerCpuSeconds!.Value) * 1e6 / received, 3),
            KeepsUp = seconds.TakeLast(Last).Min(second => BacklogAt(second, all)) <= Math.Max(Behind, step.Level > 0 ? 1 / step.Level : 0) * offered / seconds.Count && seconds.TrueForAll(second => second.Counters.Lost == 0),
            IsDriverBound = seconds.Exists(second => DriverBound.Is(second, Environment.ProcessorCount)),
            IsMachineBound = seconds.Exists(second => MachineBound.Is(second, Environment.ProcessorCount)),
        };
    }

    /// <summary>Deliveries that had fallen due by a second's end and had not arrived.</summary>
    private static long BacklogAt(LoadSecond at, IReadOnlyList<LoadSecond> all) => all.TakeWhile(second => second.At <= at.At).Sum(second => second.Offered - second.Counters.Received - second.Counters.Lost);

    private static IEnumerable<(TimeSpan Begin, TimeSpan End, double Level)> Phases(LoadScenario scenario)
    {
        var begin = TimeSpan.Zero;
        foreach (var phase in scenario.Events)
        {
            if (phase.Kind != PhaseKind.Ramp) yield return (begin, begin + phase.During, phase.To);
            begin += phase.During;
        }
    }

    private static IEnumerable<(TimeSpan Begin, TimeSpan End, double Level)> Steps(LoadScenario scenario)
    {
        var (begin, level) = (TimeSpan.Zero, 0.0);
        foreach (var phase in scenario.Events)
        {
            if (phase.Kind == PhaseKind.Step)
            {
                var length = phase.During / phase.Steps;
                for (var step = 0; step < phase.Steps; step++)
                    yield return (begin + (length * step), begin + (length * (step + 1)), level + ((phase.To - level) * (step + 1) / phase.Steps));
            }

            begin += phase.During;
            level = phase.LevelAfter(level);
        }
    }
}
