namespace TransportBench.Experiments.Trials;

/// <summary>A trial whose figures must not be used.</summary>
public sealed class TrialVoidException : Exception
{
    /// <param name="message">Which lane, and why.</param>
    /// <param name="cause">What was thrown, if anything was.</param>
    public TrialVoidException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
