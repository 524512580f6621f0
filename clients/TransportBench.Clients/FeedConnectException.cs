namespace TransportBench.Clients;

/// <summary>A server refused a feed, or could not be reached.</summary>
public sealed class FeedConnectException : Exception
{
    /// <param name="message">What was asked and what the server said.</param>
    /// <param name="inner">The cause, if any.</param>
    public FeedConnectException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
