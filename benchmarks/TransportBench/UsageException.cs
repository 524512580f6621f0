namespace TransportBench;

/// <summary>The user asked for something that cannot be: one line, exit code 2.</summary>
public sealed class UsageException : Exception
{
    /// <param name="message">What was wrong, and what is allowed.</param>
    public UsageException(string message)
        : base(message)
    {
    }
}
