namespace TransportBench.Core.Schedules;

/// <summary>The level over time that phases make, one after the other. Pure and thread-safe.</summary>
/// <param name="phases">At least one.</param>
public sealed class LoadProfile(IReadOnlyList<LoadPhase> phases)
{
    /// <summary>The phases.</summary>
    public IReadOnlyList<LoadPhase> Phases { get; } = phases;

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration { get; } = phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.During);

    /// <summary>The highest level.</summary>
    public double Peak { get; } = phases.Max(phase => phase.Kind == PhaseKind.Inject ? 0 : phase.To);

    /// <summary>The level at an instant; after the end the last level.</summary>
    /// <param name="at">Since the begin; not negative.</param>
    public double LevelAt(TimeSpan at)
    {
        var level = 0.0;
        foreach (var phase in Phases)
        {
            if (at < phase.During) return phase.LevelAt(level, at);
            at -= phase.During;
            level = phase.LevelAfter(level);
        }

        return level;
    }

    /// <summary>What <see cref="PhaseKind.Inject"/> phases have brought by an instant.</summary>
    /// <param name="at">Since the begin; not negative.</param>
    public double InjectedBy(TimeSpan at)
    {
        var injected = 0.0;
        foreach (var phase in Phases)
        {
            if (at <= TimeSpan.Zero) break;
            if (phase.Kind == PhaseKind.Inject) injected += phase.To * (at < phase.During ? at : phase.During).TotalSeconds;
            at -= phase.During;
        }

        return injected;
    }
}
