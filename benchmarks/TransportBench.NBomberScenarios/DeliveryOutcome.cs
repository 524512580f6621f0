namespace TransportBench.NBomberScenarios;

/// <summary>What came of waiting for an event.</summary>
/// <param name="Delivery">The event; <see langword="null"/>: none.</param>
/// <param name="Failure">Why there is none and will be none; <see langword="null"/>: nothing went wrong, the wait is over.</param>
internal readonly record struct DeliveryOutcome(Delivery? Delivery, string? Failure)
{
    /// <summary>The wait is over: the scenario, the session or the stream has ended.</summary>
    public static DeliveryOutcome Ended { get; } = new(null, null);
}
