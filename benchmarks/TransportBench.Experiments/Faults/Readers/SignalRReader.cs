using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using TransportBench.Servers.SignalR;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>SignalR's client over WebSocket, with its automatic reconnect, and with stateful reconnect on top.</summary>
internal static class SignalRReader
{
    public static async Task ReadAsync(ReaderSite site, bool isStateful, CancellationToken cancellationToken)
    {
        var builder = new HubConnectionBuilder()
            .WithUrl(site.Url("http", "signalr", "live"), options => options.Transports = HttpTransportType.WebSockets)
            .WithAutomaticReconnect(new Policy(site.Settings))
            .WithKeepAliveInterval(ReaderSettings.Heartbeat)
            .WithServerTimeout(site.Settings.HeartbeatTimeout);
        if (isStateful) builder.WithStatefulReconnect();
        await using var connection = builder.Build();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.On<string>(ResumableHub.Event, text => site.Journal.OnEvent(Encoding.UTF8.GetBytes(text)));
        connection.On(ResumableHub.End, () => ended.TrySetResult());
        connection.Reconnecting += reason =>
        {
            site.Journal.OnDisconnected(reason);
            return Task.CompletedTask;
        };
        connection.Reconnected += _ =>
        {
            site.Journal.OnConnecting(0, "");
            site.Journal.OnOpen();
            return Task.CompletedTask;
        };
        connection.Closed += reason =>
        {
            if (!cancellationToken.IsCancellationRequested && !ended.Task.IsCompleted) site.Journal.OnDisconnected(reason);
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        site.Journal.OnConnecting(1, "");
        await connection.StartAsync(cancellationToken);
        site.Journal.OnOpen();
        await ended.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The patience of all readers; SignalR has no back-off of its own beyond four attempts.</summary>
    private sealed class Policy(ReaderSettings settings) : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) =>
            settings.Reconnect.DelayOf((int)Math.Min(retryContext.PreviousRetryCount, 32), null, null, 0.5);
    }
}
