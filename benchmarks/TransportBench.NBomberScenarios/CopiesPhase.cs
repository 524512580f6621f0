namespace TransportBench.NBomberScenarios;

/// <summary>How many copies of a scenario run, for a while.</summary>
/// <param name="Kind">How they come.</param>
/// <param name="Copies">How many at the end of it; not looked at for <see cref="CopiesKind.Pause"/> and <see cref="CopiesKind.Inject"/>.</param>
/// <param name="During">How long.</param>
/// <param name="Interval">From one copy to the next, for <see cref="CopiesKind.Inject"/>.</param>
internal readonly record struct CopiesPhase(CopiesKind Kind, int Copies, TimeSpan During, TimeSpan Interval = default);
