using System.Buffers.Text;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using TransportBench.Clients.Connections;

namespace TransportBench.Clients.Resumable;

/// <summary>Reads a stream over WebSocket for as long as it is wanted: reconnects, names the last sequence it has had, and so goes on where it was.</summary>
/// <remarks>
/// WebSocket knows neither reconnection nor event IDs; what is done here is an agreement with the server (docs/feed-contract.md, "Resumption"): every message begins with its sequence and LF. Ends with a close frame of status 1000;
/// every other end is followed by another attempt. Not thread-safe.
/// </remarks>
public sealed class ResumableWebSocket(ResumableWebSocketOptions options)
{
    private const int MostRedirects = 20;
    private const byte LineFeed = (byte)'\n';

    private readonly ReceiveBuffer _message = new(4 * 1024);
    private long _last = options.After;
    private bool _hasBrought;

    /// <summary>Reads until the server ends the stream.</summary>
    /// <param name="receiver">Takes the events, in order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FeedConnectException">The server refused for good.</exception>
    /// <exception cref="FeedProtocolException">A message is none of the agreement, or too large.</exception>
    /// <exception cref="IOException">The last of <see cref="ResumableWebSocketOptions.MaximumAttempts"/> failed.</exception>
    public async Task RunAsync(IResumableReceiver receiver, CancellationToken cancellationToken)
    {
        for (int attempts = 1, failures = 0; ; attempts++)
        {
            Exception? reason = null;
            TimeSpan? retryAfter = null;
            _hasBrought = false;
            options.Observer?.OnConnecting(attempts, _last.ToString(CultureInfo.InvariantCulture));
            using var socket = CreateSocket();
            try
            {
                var open = await ConnectAsync(socket, cancellationToken);
                using (open)
                {
                    options.Observer?.OnOpen();
                    if (await ReceiveAsync(open, receiver, cancellationToken)) return;
                }
            }
            catch (RefusedHandshakeException e) when (options.IsTransient(e.Status))
            {
                (reason, retryAfter) = (e, e.RetryAfter);
            }
            catch (RefusedHandshakeException e)
            {
                throw new FeedConnectException(e.Message, e);
            }
            catch (Exception e) when (e is WebSocketException or IOException or HttpRequestException or TimeoutException && e is not FeedProtocolException)
            {
                reason = e;
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                reason = e; // The framework's way to say that it has given up on a connection.
            }

            failures = _hasBrought ? 0 : failures + 1;
            if (failures >= options.MaximumAttempts)
                throw new IOException($"{options.MaximumAttempts} attempts in a row brought no event; the last: {reason?.Message ?? "the stream ended"}", reason);
            var delay = options.Reconnect.DelayOf(failures, null, retryAfter, options.Random());
            options.Observer?.OnDisconnected(reason, delay);
            await Task.Delay(delay, options.TimeProvider, cancellationToken);
        }
    }

    private ClientWebSocket CreateSocket()
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = options.PingInterval ?? TimeSpan.Zero;
        if (options.PingInterval is not null)
            socket.Options.KeepAliveTimeout = options.PingTimeout;
        return socket;
    }

    /// <summary>Connects, to wherever redirects lead: the framework's client follows none.</summary>
    private async Task<ClientWebSocket> ConnectAsync(ClientWebSocket first, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var (socket, url) = (first, options.Url(_last));
        for (var redirects = 0; ; redirects++)
        {
            try
            {
                await socket.ConnectAsync(url, linked.Token);
                return socket;
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{url}: no handshake within {options.ConnectTimeout}");
            }
            catch (WebSocketException e) when (socket.HttpStatusCode != 0)
            {
                var refused = RefusedHandshakeException.From(url, socket, options.TimeProvider, e);
                if (socket != first) socket.Dispose(); // That one is its caller's.
                if (refused.Location is not { } location || redirects == MostRedirects)
                    throw refused;
                url = AsWebSocket(new Uri(url, location));
                socket = CreateSocket();
            }
        }
    }

    private static Uri AsWebSocket(Uri url) => url.Scheme is "ws" or "wss"
        ? url
        : new UriBuilder(url) { Scheme = url.Scheme == "https" ? "wss" : "ws", Port = url.Port }.Uri;

    /// <returns>Whether the server has ended the stream.</returns>
    private async Task<bool> ReceiveAsync(ClientWebSocket socket, IResumableReceiver receiver, CancellationToken cancellationToken)
    {
        _message.Consume(_message.Unread.Length); // Half a message of the connection before.
        while (true)
        {
            var result = await socket.ReceiveAsync(_message.Free, cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                var isEnd = socket.CloseStatus == WebSocketCloseStatus.NormalClosure;
                await AnswerAsync(socket, cancellationToken);
                return isEnd;
            }

            _message.Commit(result.Count);
            if (_message.Unread.Length > options.MaxMessageBytes)
                throw new FeedProtocolException($"a message of {_message.Unread.Length} bytes or more arrived; at most {options.MaxMessageBytes} are allowed");
            if (result.EndOfMessage)
                Deliver(receiver);
        }
    }

    private static async Task AnswerAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.Empty, null, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // The server has said why it closes; that it did not wait for the answer changes nothing of it.
        }
    }

    private void Deliver(IResumableReceiver receiver)
    {
        var message = _message.Unread;
        if (message.StartsWith("gap "u8))
        {
            var (first, last) = Gap(message["gap "u8.Length..]);
            _last = last;
            receiver.OnGap(first, last);
        }
        else
        {
            if (!Utf8Parser.TryParse(message, out long sequence, out var digits) || digits == message.Length || message[digits] != LineFeed || sequence < 0)
                throw new FeedProtocolException($"a message of {message.Length} bytes arrived that does not begin with its sequence");
            _last = sequence;
            _hasBrought = true;
            receiver.OnEvent(sequence, message[(digits + 1)..]);
        }

        _message.Consume(message.Length);
    }

    private static (long First, long Last) Gap(ReadOnlySpan<byte> text)
    {
        var dash = text.IndexOf((byte)'-');
        if (dash > 0 && Utf8Parser.TryParse(text[..dash], out long first, out var head) && head == dash
            && Utf8Parser.TryParse(text[(dash + 1)..], out long last, out var tail) && tail == text.Length - dash - 1 && last >= first)
            return (first, last);
        throw new FeedProtocolException($"a gap '{Encoding.UTF8.GetString(text)}' arrived; expected FIRST-LAST");
    }
}
