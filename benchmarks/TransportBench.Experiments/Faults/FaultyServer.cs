using System.Net;
using TransportBench.Experiments.Hosting;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>A server process with one resumable stream, on a port that it keeps over restarts.</summary>
/// <remarks>Not thread-safe: one fault at a time.</remarks>
public sealed class FaultyServer : IFaultyServer
{
    private readonly HeldPort _port;
    private readonly FaultyServerOptions _options;
    private HostProcess _process;

    private FaultyServer(FaultyServerOptions options, HeldPort port, HostProcess process)
    {
        _options = options;
        _port = port;
        _process = process;
    }

    /// <inheritdoc/>
    public IPEndPoint Address => _port.Address;

    /// <summary>Its process ID; another one after a restart.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts it on a port that is free.</summary>
    /// <exception cref="HostFailedException">It did not come up.</exception>
    public static async Task<FaultyServer> StartAsync(FaultyServerOptions options, CancellationToken cancellationToken)
    {
        var port = new HeldPort();
        try
        {
            return new FaultyServer(options, port, await LaunchAsync(options, port.Address.Port, cancellationToken));
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    /// <summary>What it has in memory after a full collection, which stops it meanwhile.</summary>
    /// <exception cref="HostFailedException">It does not answer.</exception>
    public Task<ServerMemory> ReadMemoryAsync(CancellationToken cancellationToken) => ServerMemory.AskAsync(_process, cancellationToken);

    /// <inheritdoc/>
    public async Task KillAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.DisposeAsync();
        await Task.Delay(pause, cancellationToken);
        _process = await LaunchAsync(_options, Address.Port, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<TimeSpan> StopAsync(CancellationToken cancellationToken)
    {
        var began = MonotonicClock.NowNs;
        await _process.StopAsync(_options.StopPatience + TimeSpan.FromSeconds(10));
        var took = TimeSpan.FromTicks((MonotonicClock.NowNs - began) / 100);
        _process = await LaunchAsync(_options, Address.Port, cancellationToken);
        return took;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _port.Dispose();
    }

    private static Task<HostProcess> LaunchAsync(FaultyServerOptions options, int port, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            .. ServeArguments.Of(options.Workload, options.Seed, options.History, options.Heartbeat),
            "--port", ServeArguments.Text(port), "--start-ns", ServeArguments.Text(options.StartNs), "--stop-patience", ServeArguments.Text(options.StopPatience.TotalSeconds),
            .. options.IsNaive ? ["--naive"] : Array.Empty<string>(), .. options.EndsOnStop ? Array.Empty<string>() : ["--careless-stop"],
        ];
        return HostProcess.StartAsync([], arguments, cancellationToken);
    }
}
