using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TransportBench.EventSource;

/// <summary>Reads an event stream for as long as it is wanted: reconnects, names the last event it has had, and so goes on where it was (WHATWG HTML §9.2).</summary>
/// <remarks>
/// What a browser's <c>EventSource</c> does, for .NET, and beside it: any method, body and headers, back-off with jitter, <c>Retry-After</c>, a watchdog for silent connections, and transient refusals asked again
/// (<see cref="EventSourceOptions.IsTransient"/>). It ends when the server answers 204, and throws when a refusal is final. That nothing is lost or doubled takes a server that sends <c>id</c> fields and honours
/// <c>Last-Event-ID</c>. Thread-safe: every reading is a connection of its own.
/// </remarks>
public sealed class EventSourceClient
{
    private readonly HttpClient _client;
    private readonly EventSourceOptions _options;

    /// <param name="client">Sends the requests; not disposed of. Its <see cref="HttpClient.Timeout"/> bounds the head of an answer, not the stream. IDs beyond ASCII need a handler such as <see cref="EventSourceHandler.Create"/> makes.</param>
    /// <param name="options">What to ask for.</param>
    /// <exception cref="ArgumentException">The URL is relative or of another scheme, or a number is out of range.</exception>
    public EventSourceClient(HttpClient client, EventSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Url.IsAbsoluteUri || options.Url.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{options.Url}' is not an absolute http or https URL", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ConnectTimeout, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HeartbeatTimeout ?? TimeSpan.MaxValue, TimeSpan.FromMilliseconds(1));
        _client = client;
        _options = options;
    }

    /// <summary>The events, as strings; for convenience.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EventSourceException">The server refused for good.</exception>
    /// <exception cref="EventStreamLimitException">An event exceeds the limit.</exception>
    /// <exception cref="IOException">The last of <see cref="EventSourceOptions.MaximumAttempts"/> failed.</exception>
    public async IAsyncEnumerable<ServerSentEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var arrived = new EventQueue();
        using var session = new EventSourceSession(_client, _options, arrived);
        while (true)
        {
            var goesOn = false;
            ExceptionDispatchInfo? failed = null;
            try
            {
                goesOn = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!arrived.IsEmpty)
            {
                failed = ExceptionDispatchInfo.Capture(e); // Events that were whole come first, however the bytes were cut.
            }

            while (arrived.Take() is { } e)
                yield return e;
            failed?.Throw();
            if (!goesOn)
                yield break;
        }
    }

    /// <summary>The events, as bytes and without an allocation per event, until the server ends the source with 204.</summary>
    /// <param name="sink">Takes the events, in order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public async Task RunAsync(IEventStreamSink sink, CancellationToken cancellationToken = default)
    {
        using var session = new EventSourceSession(_client, _options, sink);
        while (await session.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
        }
    }
}
