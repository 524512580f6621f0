namespace TransportBench.Clients;

/// <summary>A peer sent what the protocol does not allow.</summary>
public sealed class FeedProtocolException : IOException
{
    /// <param name="message">What arrived and what was expected.</param>
    public FeedProtocolException(string message)
        : base(message)
    {
    }
}
