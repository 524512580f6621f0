using TransportBench.Core.Schedules;

namespace TransportBench.NBomberScenarios;

/// <summary>Connections over time, as NBomber knows them: a connection is a copy of a scenario.</summary>
internal static class CopiesProfile
{
    /// <summary>The phases of a scenario's connections in NBomber's terms. Pure.</summary>
    /// <remarks>Copies injected are injected one by one: NBomber starts a whole interval's at once.</remarks>
    /// <param name="connections">Phases, as they are in a scenario file.</param>
    /// <param name="after">What comes before, when nothing runs.</param>
    public static IReadOnlyList<CopiesPhase> Of(IReadOnlyList<LoadPhase> connections, TimeSpan after)
    {
        var phases = new List<CopiesPhase>();
        if (after > TimeSpan.Zero) phases.Add(new CopiesPhase(CopiesKind.Pause, 0, after));
        var level = 0.0;
        foreach (var phase in connections)
        {
            phases.AddRange(Of(phase, level));
            level = phase.LevelAfter(level);
        }

        return phases;
    }

    private static IEnumerable<CopiesPhase> Of(LoadPhase phase, double before) => phase.Kind switch
    {
        PhaseKind.Ramp => [new CopiesPhase(CopiesKind.RampingConstant, Whole(phase.To), phase.During)],
        PhaseKind.Step => Enumerable.Range(0, phase.Steps).Select(step => new CopiesPhase(CopiesKind.KeepConstant, Whole(phase.LevelAt(before, phase.During * ((step + 0.5) / phase.Steps))), phase.During / phase.Steps)),
        PhaseKind.Inject when phase.To > 0 => [new CopiesPhase(CopiesKind.Inject, 1, phase.During, TimeSpan.FromSeconds(1) / phase.To)],
        PhaseKind.Inject => [new CopiesPhase(CopiesKind.Pause, 0, phase.During)],
        _ => [new CopiesPhase(CopiesKind.KeepConstant, Whole(phase.To), phase.During)],
    };

    private static int Whole(double level) => (int)Math.Round(level);
}
