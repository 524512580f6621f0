using System.Text;
using Websocket.Client;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>The package Websocket.Client with its own reconnection.</summary>
internal static class WebsocketClientReader
{
    public static async Task ReadAsync(ReaderSite site, CancellationToken cancellationToken)
    {
        using var package = new WebsocketClient(site.Url("ws", "websocket", "live"))
        {
            ReconnectTimeout = site.Settings.HeartbeatTimeout, // Silence counts as loss; its own timer looks once a second.
            ErrorReconnectTimeout = site.Settings.Reconnect.InitialDelay,
            LostReconnectTimeout = site.Settings.Reconnect.InitialDelay,
        };
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var messages = package.MessageReceived.Subscribe(message =>
            SequencedMessage.Deliver(site.Journal, message.Text is { } text ? Encoding.UTF8.GetBytes(text) : message.Binary));
        using var connections = package.ReconnectionHappened.Subscribe(_ =>
        {
            site.Journal.OnConnecting(0, "");
            site.Journal.OnOpen();
        });
        using var disconnections = package.DisconnectionHappened.Subscribe(info =>
        {
            if (info.CloseStatus == System.Net.WebSockets.WebSocketCloseStatus.NormalClosure)
            {
                info.CancelReconnection = true;
                ended.TrySetResult();
                return;
            }

            site.Journal.OnDisconnected(info.Exception);
        });
        await package.Start();
        await ended.Task.WaitAsync(cancellationToken);
    }
}
