namespace TransportBench.Measurement.Logs;

/// <summary>Why an event was never written, in place of its stamp in a send log.</summary>
public static class NotSent
{
    /// <summary>The lane's ring was full.</summary>
    public const long Overflow = -1;

    /// <summary>The lane had no connection, or it had failed.</summary>
    public const long Failed = -2;
}
