using System.Net;

namespace TransportBench.EventSource;

/// <summary>A server refused the stream, for good or for now.</summary>
public sealed class EventSourceException : IOException
{
    internal EventSourceException(string message, HttpStatusCode status, TimeSpan? retryAfter)
        : base(message)
    {
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>When the server wants to be asked again (RFC 9110 §10.2.3); <see langword="null"/> if it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
