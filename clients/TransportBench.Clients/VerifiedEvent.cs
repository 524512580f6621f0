namespace TransportBench.Clients;

/// <summary>One event, judged.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Index">Which event it is; with <see cref="EventOutcome.Corrupt"/>, the one it says it is or, failing that, the one that was expected.</param>
public readonly record struct VerifiedEvent(EventOutcome Outcome, long Index);
