using System.IO.Pipelines;
using System.Text.Json;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Servers;

namespace TransportBench.ContractTests.Wiring;

/// <summary>The server host and the client host of a trial over pipes in this process, asked as the coordinator asks them.</summary>
internal sealed class InProcessHosts : IAsyncDisposable
{
    private readonly ServeHost _serve;
    private readonly Side _server;
    private readonly Side _client;
    private readonly IReadOnlyDictionary<string, string> _urls;
    private readonly string _scratch = Directory.CreateTempSubdirectory("transportbench-contract-").FullName;

    public InProcessHosts(FeedServer server)
    {
        _urls = server.Urls;
        _server = new Side();
        _client = new Side();
        _serve = new ServeHost(server, _server.Host);
        _server.Running = _serve.RunAsync(CancellationToken.None);
        _client.Running = new DriveHost(_client.Host).RunAsync(CancellationToken.None);
    }

    public async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        await _server.ExpectAsync("ready", cancellationToken);
        await _client.ExpectAsync("ready", cancellationToken);
        var placed = plan with { Lanes = [.. plan.Lanes.Select((lane, index) => lane with { SendLog = At($"{index}.sent"), ReceiveLog = At($"{index}.received") })] };
        var opened = await _server.AskAsync(new HostMessage { Type = "trial", Plan = placed }, "opened", cancellationToken);
        await _client.AskAsync(new HostMessage { Type = "connect", Plan = placed, Urls = _urls, Certificate = opened.Certificate }, "connected", cancellationToken);
        var start = new HostMessage { Type = "start", T0Ns = MonotonicClock.NowNs };
        await Task.WhenAll(_server.AskAsync(start, "drained", cancellationToken), _client.AskAsync(start, "drained", cancellationToken));
        var client = await ReportAsync<ClientReport>(_client, At("client.json"), cancellationToken);
        var server = await ReportAsync<ServerReport>(_server, At("server.json"), cancellationToken);
        return TrialAssembler.Assemble(placed, start.T0Ns.Value, server, client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        _serve.Dispose();
        Directory.Delete(_scratch, recursive: true);
    }

    private string At(string file) => Path.Combine(_scratch, file);

    private static async Task<T> ReportAsync<T>(Side side, string path, CancellationToken cancellationToken)
    {
        await side.AskAsync(new HostMessage { Type = "report", Path = path }, "report", cancellationToken);
        return JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(path, cancellationToken), HostChannel.Json)!;
    }

    private sealed class Side : IAsyncDisposable
    {
        private readonly Pipe _to = new();
        private readonly Pipe _from = new();
        private readonly StreamWriter _writer;
        private readonly HostChannel _own;

        public Side()
        {
            _writer = new StreamWriter(_to.Writer.AsStream());
            _own = new HostChannel(new StreamReader(_from.Reader.AsStream()), _writer);
            Host = new HostChannel(new StreamReader(_to.Reader.AsStream()), new StreamWriter(_from.Writer.AsStream()));
        }

        public HostChannel Host { get; }

        public Task Running { get; set; } = Task.CompletedTask;

        public async Task<HostMessage> AskAsync(HostMessage message, string answer, CancellationToken cancellationToken)
        {
            await _own.WriteAsync(message, cancellationToken);
            return await ExpectAsync(answer, cancellationToken);
        }

        public async Task<HostMessage> ExpectAsync(string answer, CancellationToken cancellationToken)
        {
            var message = await _own.ReadAsync(cancellationToken);
            return message?.Type == answer ? message : throw new InvalidOperationException($"expected '{answer}', got '{message?.Type}': {message?.Message}");
        }

        public async ValueTask DisposeAsync()
        {
            await _writer.DisposeAsync();
            await Running;
            Host.Dispose();
            _own.Dispose();
        }
    }
}
