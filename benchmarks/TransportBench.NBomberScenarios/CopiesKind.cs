namespace TransportBench.NBomberScenarios;

/// <summary>How copies of a scenario come, by NBomber's names.</summary>
internal enum CopiesKind
{
    /// <summary>None, for a while.</summary>
    Pause,

    /// <summary>Evenly more, or less.</summary>
    RampingConstant,

    /// <summary>At once, and there.</summary>
    KeepConstant,

    /// <summary>One after the other, each for a session.</summary>
    Inject,
}
