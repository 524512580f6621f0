using System.Runtime;
using System.Threading.Channels;

namespace TransportBench.Experiments.Hosting;

/// <summary>A child's life: <c>ready</c>, one message after the other, and at once the end when its input ends.</summary>
public static class HostLoop
{
    /// <summary>Says <c>ready</c>, then answers messages; completes at <c>stop</c> or at the end of the input.</summary>
    /// <param name="channel">To the coordinator.</param>
    /// <param name="who">Named in errors: <c>server</c> or <c>client</c>.</param>
    /// <param name="urls">What it serves; <see langword="null"/> for nothing.</param>
    /// <param name="handle">Handles a message and gives its answer.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public static async Task RunAsync(
        HostChannel channel, string who, IReadOnlyDictionary<string, string>? urls,
        Func<HostMessage, CancellationToken, Task<HostMessage>> handle, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await channel.WriteAsync(Ready(urls), ended.Token);
        var messages = Channel.CreateUnbounded<HostMessage>();
        var pumping = PumpAsync(channel, messages.Writer, ended);
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(ended.Token))
            {
                if (message.Type == "stop") return;
                await channel.WriteAsync(message.Type == "rest" ? await RestedAsync(message, ended.Token) : await AnswerAsync(who, handle, message, ended.Token), ended.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await pumping; // The input has ended in mid-trial: nobody is left to report to.
        }
    }

    private static async Task<HostMessage> RestedAsync(HostMessage message, CancellationToken cancellationToken)
    {
        await CompilerRest.WaitAsync(TimeSpan.FromMilliseconds(message.QuietMs ?? 0), cancellationToken);
        return new HostMessage { Type = "rested" };
    }

    private static async Task PumpAsync(HostChannel channel, ChannelWriter<HostMessage> messages, CancellationTokenSource ended)
    {
        try
        {
            while (await channel.ReadAsync(ended.Token) is { } message) await messages.WriteAsync(message, ended.Token);
            messages.Complete();
        }
        catch (OperationCanceledException)
        {
            messages.Complete();
        }
        catch (InvalidDataException e)
        {
            await channel.WriteAsync(new HostMessage { Type = "error", Message = e.Message }, CancellationToken.None);
            messages.Complete();
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private static async Task<HostMessage> AnswerAsync(
        string who, Func<HostMessage, CancellationToken, Task<HostMessage>> handle, HostMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await handle(message, cancellationToken);
        }
#pragma warning disable CA1031 // The process boundary: the coordinator gets the words.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new HostMessage { Type = "error", Message = $"{who}: {e.Message}" };
        }
    }

    /// <summary>The first line of a child: it is ready, and where it serves.</summary>
    /// <param name="urls">URL of each transport's feed; <see langword="null"/> for nothing.</param>
    public static HostMessage Ready(IReadOnlyDictionary<string, string>? urls) => new()
    {
        Type = "ready",
        Urls = urls,
        Pid = Environment.ProcessId,
        Gc = $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {(GCSettings.LatencyMode == GCLatencyMode.Interactive ? "concurrent" : "not concurrent")}",
    };
}
