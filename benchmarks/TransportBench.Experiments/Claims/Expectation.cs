namespace TransportBench.Experiments.Claims;

/// <summary>What a part says of candidate over baseline.</summary>
public enum Expectation
{
    /// <summary>Less. True: Detected below and Relevant. False: Equivalent, or Detected above.</summary>
    Below,

    /// <summary>More. True: Detected above and Relevant. False: Equivalent, or Detected below.</summary>
    Above,

    /// <summary>The same within the margin. True: Equivalent. False: Relevant either way.</summary>
    Equivalent,

    /// <summary>So many times as much, tested against that bound. True: Detected, and the 95 % interval wholly at or above it. False: Detected, and the interval wholly below it.</summary>
    RatioAtLeast,

    /// <summary>More by so many µs. True: the 95 % interval of the ratio, taken times the baseline's figure, lies wholly above that. False: wholly below it.</summary>
    AddsMoreThan,
}
