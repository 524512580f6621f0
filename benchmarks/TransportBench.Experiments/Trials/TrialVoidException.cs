namespace TransportBench.Experiments.Trials;

/// <summary>A trial whose figures must not be used.</summary>
public sealed class TrialVoidException : Exception
{
    /// <param name="message">Which lane, and why.</param>
    public TrialVoidException(string message)
        : base(message)
    {
    }
}
