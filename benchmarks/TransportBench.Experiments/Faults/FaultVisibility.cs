namespace TransportBench.Experiments.Faults;

/// <summary>What a client can see of a fault.</summary>
public enum FaultVisibility
{
    /// <summary>A reset segment: the next read fails.</summary>
    Reset,

    /// <summary>A FIN: the next read returns the end, within an event or not.</summary>
    End,

    /// <summary>The protocol's own end: the last chunk or a close frame, then a FIN.</summary>
    CleanEnd,

    /// <summary>Nothing at all.</summary>
    Silence,

    /// <summary>A reset, and an HTTP answer to whoever comes back.</summary>
    Answer,
}
