namespace TransportBench.Core.Schedules;

/// <summary>How a phase gets from one level to the next; the names are those of k6 and NBomber.</summary>
public enum PhaseKind
{
    /// <summary>Evenly from the level before to another.</summary>
    Ramp,

    /// <summary>At once to a level, and there.</summary>
    Constant,

    /// <summary>At once to a level, there, and back to the level before.</summary>
    Spike,

    /// <summary>A level for a long time, in which memory is watched.</summary>
    Soak,

    /// <summary>In equal steps from the level before to another, each held equally long.</summary>
    Step,

    /// <summary>Of connections alone: so many new ones a second, each for as long as a session takes.</summary>
    Inject,
}
