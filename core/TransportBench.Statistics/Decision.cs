namespace TransportBench.Statistics;

/// <summary>What a comparison says of the candidate, in one word.</summary>
public enum Decision
{
    /// <summary>Neither a difference nor its absence is shown: more rounds are needed.</summary>
    Inconclusive,

    /// <summary>Detected, and below the baseline by more than the margin.</summary>
    Below,

    /// <summary>Detected, and above the baseline by more than the margin.</summary>
    Above,

    /// <summary>Detected below the baseline; whether by more or less than the margin is open.</summary>
    SlightlyBelow,

    /// <summary>Detected above the baseline; whether by more or less than the margin is open.</summary>
    SlightlyAbove,

    /// <summary>Within the margin, even where a difference is detected: real, and too small to matter.</summary>
    Equivalent,
}
