namespace TransportBench.Experiments.Hosting;

/// <summary>A child process ended, failed or fell silent.</summary>
public sealed class HostFailedException : Exception
{
    /// <param name="message">The child's own words where it left any.</param>
    /// <param name="inner">The cause, if any.</param>
    public HostFailedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
