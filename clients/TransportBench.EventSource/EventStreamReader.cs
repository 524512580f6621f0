using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TransportBench.EventSource;

/// <summary>Reads a whole event stream with <c>await foreach</c>; for convenience, not for speed (it allocates strings per event).</summary>
public static class EventStreamReader
{
    private const int ReadBytes = 16 * 1024;

    /// <summary>The events of a stream, until it ends.</summary>
    /// <param name="stream">Raw <c>text/event-stream</c> bytes; not disposed.</param>
    /// <param name="parser">The parser to use, kept by callers that want <see cref="EventStreamParser.LastEventId"/> or <see cref="EventStreamParser.Retry"/> afterwards; null for a new one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EventStreamLimitException">An event exceeds the parser's limit.</exception>
    public static async IAsyncEnumerable<ServerSentEvent> ReadAsync(
        Stream stream, EventStreamParser? parser = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        parser ??= new EventStreamParser();
        var arrived = new EventQueue();
        byte[] buffer = new byte[ReadBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            ExceptionDispatchInfo? failed = null;
            try
            {
                parser.Append(buffer.AsSpan(0, read), ref arrived);
            }
            catch (EventStreamLimitException e)
            {
                failed = ExceptionDispatchInfo.Capture(e); // Events that were whole come first, however the bytes were cut.
            }

            while (arrived.Take() is { } e)
                yield return e;
            failed?.Throw();
        }
    }
}
