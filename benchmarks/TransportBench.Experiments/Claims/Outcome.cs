namespace TransportBench.Experiments.Claims;

/// <summary>How a part ended.</summary>
public enum Outcome
{
    /// <summary>It does not vote; its reason is listed.</summary>
    NotRun,

    /// <summary>It ran, and shows neither.</summary>
    Undecided,

    /// <summary>It speaks against the claim.</summary>
    ShownFalse,

    /// <summary>It speaks for the claim.</summary>
    ShownTrue,
}
