namespace TransportBench.Core.Schedules;

/// <summary>A stretch of a <see cref="LoadProfile"/>.</summary>
public sealed record LoadPhase
{
    /// <summary>How it goes.</summary>
    public required PhaseKind Kind { get; init; }

    /// <summary>Where it goes: connections (with <see cref="PhaseKind.Inject"/>, new ones a second), or events a second; not negative.</summary>
    public required double To { get; init; }

    /// <summary>How long it takes; more than zero, at most 24 h.</summary>
    public required TimeSpan During { get; init; }

    /// <summary>Steps of <see cref="PhaseKind.Step"/>, 2 to 100; otherwise not used.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>The level at an instant of the phase. Pure.</summary>
    /// <param name="before">The level when it began.</param>
    /// <param name="elapsed">Since then; 0 to <see cref="During"/>.</param>
    public double LevelAt(double before, TimeSpan elapsed)
    {
        var share = Math.Clamp(elapsed / During, 0, 1);
        return Kind switch
        {
            PhaseKind.Ramp => before + ((To - before) * share),
            PhaseKind.Step => before + ((To - before) * Math.Min(Steps, Math.Floor(share * Steps) + 1) / Steps),
            PhaseKind.Spike when share >= 1 => before,
            PhaseKind.Inject => before,
            _ => To,
        };
    }

    /// <summary>The level that the next phase begins with.</summary>
    /// <param name="before">The level when this one began.</param>
    public double LevelAfter(double before) => Kind is PhaseKind.Spike or PhaseKind.Inject ? before : To;
}
