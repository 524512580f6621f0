using System.Globalization;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Scenarios;

/// <summary>A scenario's shape in another size. Immutable; what is <see langword="null"/> stays as it is.</summary>
/// <param name="Connections">The highest level of its connections; of new ones a second where they are injected. More than 0, at most <see cref="Most"/>.</param>
/// <param name="EventsPerSecond">The highest rate of its stream, in events per second. More than 0, at most <see cref="Most"/>.</param>
/// <param name="Duration">From its begin to its end; every phase lasts as much longer or shorter. A session's length stays.</param>
public sealed record ScenarioScale(double? Connections, double? EventsPerSecond, TimeSpan? Duration)
{
    /// <summary>The highest level a phase may have.</summary>
    public const double Most = 100_000;

    /// <summary>The scenario in this size; the same one if nothing is asked for.</summary>
    /// <exception cref="ArgumentException">It has nothing of what is to be scaled, or two things that are; says which.</exception>
    public LoadScenario Of(LoadScenario scenario)
    {
        if (this is { Connections: null, EventsPerSecond: null, Duration: null }) return scenario;
        if (EventsPerSecond is not null && Highest(scenario.Events) == 0) throw new ArgumentException($"--rate: scenario '{scenario.Name}' sends no events; allowed with one that does");
        var kinds = scenario.Connections.Select(phase => phase.Kind == PhaseKind.Inject).Distinct().Count();
        if (Connections is not null && kinds > 1) throw new ArgumentException($"--connections: scenario '{scenario.Name}' has phases that hold connections and phases that inject them; allowed with one that does either");
        var time = Duration is { } lasting ? lasting / scenario.Duration : 1;
        var (connections, events) = (Scaled(scenario.Connections, Connections, time), Scaled(scenario.Events, EventsPerSecond, time));
        var scaled = scenario with { Connections = connections, Events = events };
        return scaled with
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"in the shape of {scenario.Name}: at most {Highest(connections):#,##0.##} {(connections.Any(phase => phase.Kind == PhaseKind.Inject) ? "new connections a second" : "connections")}, {Highest(events):#,##0.##} events/s each, {scaled.Duration.TotalSeconds:#,##0.##} s"),
        };
    }

    private static double Highest(IReadOnlyList<LoadPhase> phases) => phases.Max(phase => phase.To);

    private static IReadOnlyList<LoadPhase> Scaled(IReadOnlyList<LoadPhase> phases, double? highest, double time)
    {
        var level = highest is { } wanted && Highest(phases) is > 0 and var now ? wanted / now : 1;
        return [.. phases.Select(phase => phase with { To = phase.To * level, During = phase.During * time })];
    }
}
