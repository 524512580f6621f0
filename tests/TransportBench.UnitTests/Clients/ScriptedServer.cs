using System.Net;
using System.Net.Sockets;
using TransportBench.Clients;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Clients;

/// <summary>A loopback listener that plays one script per connection, in order.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _playing;

    public ScriptedServer(params Func<ScriptedConnection, Task>[] scripts)
    {
        _listener.Start();
        _playing = PlayAsync(scripts, TestContext.Current.CancellationToken);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public FeedRequest Request(string scheme, string transport, IByteTap? tap = null) => new()
    {
        Url = new Uri($"{scheme}://127.0.0.1:{Port}/feed/{transport}"),
        Lane = "lane#1",
        Edition = "tuned",
        Run = "r1",
        Tap = tap,
    };

    /// <summary>The scripts have been played; throws what one of them found wrong.</summary>
    public Task Played => _playing;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        try
        {
            await _playing;
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or never came: its own assertions say whether that was right.
        }

        _listener.Dispose();
    }

    private async Task PlayAsync(Func<ScriptedConnection, Task>[] scripts, CancellationToken cancellationToken)
    {
        foreach (var script in scripts)
        {
            using var socket = await _listener.AcceptSocketAsync(cancellationToken);
            socket.NoDelay = true;
            await using var connection = new ScriptedConnection(socket, cancellationToken);
            await script(connection);
        }
    }
}
