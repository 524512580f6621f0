using System.IO.Pipelines;
using System.Text;
using TransportBench.Experiments.Hosting;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Hosting;

public sealed class HostLoopTests
{
    [Fact(Timeout = 60_000)]
    public async Task Loop_Begun_SaysReadyFirst()
    {
        using var host = new Host((_, _) => throw new InvalidOperationException(), TestContext.Current.CancellationToken);
        var ready = await host.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("ready", Environment.ProcessId), (ready!.Type, ready.Pid));
        Assert.Equal("http://here", ready.Urls!["sse"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_Messages_AreAnsweredInOrderUntilStop()
    {
        using var host = new Host((message, _) => Task.FromResult(message with { Type = message.Type + "ed" }), TestContext.Current.CancellationToken);
        await host.ReadAsync(TestContext.Current.CancellationToken);
        await host.SayAsync("{\"type\":\"connect\"}\n{\"type\":\"start\"}\n{\"type\":\"stop\"}\n", TestContext.Current.CancellationToken);
        Assert.Equal("connected", (await host.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        Assert.Equal("started", (await host.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        await host.Running; // The input is still open.
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_Rest_IsAnsweredByItselfAndInOrder()
    {
        using var host = new Host((message, _) => Task.FromResult(message with { Type = message.Type + "ed" }), TestContext.Current.CancellationToken);
        await host.ReadAsync(TestContext.Current.CancellationToken);
        await host.SayAsync("{\"type\":\"rest\",\"quiet_ms\":1}\n{\"type\":\"start\"}\n{\"type\":\"stop\"}\n", TestContext.Current.CancellationToken);
        Assert.Equal("rested", (await host.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        Assert.Equal("started", (await host.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        await host.Running;
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_InputThatEndsInMidTrial_CancelsTheTrialAndEnds()
    {
        var begun = new TaskCompletionSource();
        using var host = new Host(
            async (message, cancellationToken) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return message;
            },
            TestContext.Current.CancellationToken);
        await host.SayAsync("{\"type\":\"start\"}\n", TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await host.EndInputAsync();
        await host.Running;
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_HandlerThatFails_AnswersInWordsAndGoesOn()
    {
        using var host = new Host((message, _) => message.Type == "bad" ? throw new IOException("disk full") : Task.FromResult(message), TestContext.Current.CancellationToken);
        await host.ReadAsync(TestContext.Current.CancellationToken);
        await host.SayAsync("{\"type\":\"bad\"}\n{\"type\":\"good\"}\n", TestContext.Current.CancellationToken);
        var error = await host.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("error", "server: disk full"), (error!.Type, error.Message));
        Assert.Equal("good", (await host.ReadAsync(TestContext.Current.CancellationToken))!.Type);
        await host.EndInputAsync();
        await host.Running;
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_LineThatIsNoMessage_IsAnsweredInWordsAndEndsIt()
    {
        using var host = new Host((message, _) => Task.FromResult(message), TestContext.Current.CancellationToken);
        await host.ReadAsync(TestContext.Current.CancellationToken);
        await host.SayAsync("go away\n", TestContext.Current.CancellationToken);
        var error = await host.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("error", error!.Type);
        Assert.Contains("found 'go away'", error.Message, StringComparison.Ordinal);
        await host.Running;
    }

    [Fact(Timeout = 60_000)]
    public async Task Loop_CancelledFromOutside_SaysSo()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var host = new Host((message, _) => Task.FromResult(message), stop.Token);
        await host.ReadAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Running);
    }

    /// <summary>A loop over pipes, seen from the coordinator's side.</summary>
    private sealed class Host : IDisposable
    {
        private readonly Pipe _to = new();
        private readonly Pipe _from = new();
        private readonly HostChannel _own;
        private readonly HostChannel _channel;

        public Host(Func<HostMessage, CancellationToken, Task<HostMessage>> handle, CancellationToken cancellationToken)
        {
            _own = new HostChannel(new StreamReader(_from.Reader.AsStream()), TextWriter.Null);
            _channel = new HostChannel(new StreamReader(_to.Reader.AsStream()), new StreamWriter(_from.Writer.AsStream()));
            Running = HostLoop.RunAsync(_channel, "server", new Dictionary<string, string> { ["sse"] = "http://here" }, handle, cancellationToken);
        }

        public Task Running { get; }

        public async Task SayAsync(string lines, CancellationToken cancellationToken) =>
            await _to.Writer.WriteAsync(Encoding.UTF8.GetBytes(lines), cancellationToken);

        public Task<HostMessage?> ReadAsync(CancellationToken cancellationToken) => _own.ReadAsync(cancellationToken);

        public Task EndInputAsync() => _to.Writer.CompleteAsync().AsTask();

        public void Dispose()
        {
            _own.Dispose();
            _channel.Dispose();
        }
    }
}
