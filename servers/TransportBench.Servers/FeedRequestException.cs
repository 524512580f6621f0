namespace TransportBench.Servers;

/// <summary>A request that cannot be served.</summary>
public sealed class FeedRequestException : Exception
{
    /// <param name="status">HTTP status.</param>
    /// <param name="message">One line for the peer.</param>
    public FeedRequestException(int status, string message)
        : base(message) => Status = status;

    /// <summary>HTTP status.</summary>
    public int Status { get; }
}
