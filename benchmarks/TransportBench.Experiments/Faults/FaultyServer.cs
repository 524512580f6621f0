using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>A server process with one resumable stream, on a port that it keeps over restarts.</summary>
/// <remarks>Not thread-safe: one fault at a time.</remarks>
public sealed class FaultyServer : IFaultyServer
{
    private const int LowestPort = 20_000; // Below the ports that the system gives to clients, which would take it while the server is away.
    private const int HighestPort = 29_999;
    private const int MostTries = 20;

    private readonly FaultyServerOptions _options;
    private HostProcess _process;

    private FaultyServer(FaultyServerOptions options, HostProcess process, int port)
    {
        _options = options;
        _process = process;
        Address = new IPEndPoint(IPAddress.Loopback, port);
    }

    /// <inheritdoc/>
    public IPEndPoint Address { get; }

    /// <summary>Its process ID; another one after a restart.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts it on a port that is free.</summary>
    /// <exception cref="HostFailedException">It did not come up.</exception>
    public static async Task<FaultyServer> StartAsync(FaultyServerOptions options, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(SeededRandom.Derive(options.Seed ^ (ulong)MonotonicClock.NowNs, "port"));
        for (var tries = 1; ; tries++)
        {
            var port = LowestPort + (int)(random.NextDouble() * (HighestPort - LowestPort));
            if (!IsFree(port)) continue;
            try
            {
                return new FaultyServer(options, await LaunchAsync(options, port, cancellationToken), port);
            }
            catch (HostFailedException e) when (tries < MostTries && e.Message.Contains("is taken", StringComparison.Ordinal))
            {
                // Somebody else was faster.
            }
        }
    }

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
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Task<HostProcess> LaunchAsync(FaultyServerOptions options, int port, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "serve", "--port", Text(port), "--seed", Text(options.Seed), "--size", Text(options.Workload.SizeBytes), "--rate", Text(options.Workload.EventsPerSecond),
            "--events", Text(options.Workload.Events), "--history", Text(options.History), "--heartbeat", Text(options.Heartbeat.TotalSeconds),
            "--start-ns", Text(options.StartNs), "--stop-patience", Text(options.StopPatience.TotalSeconds),
            .. options.IsNaive ? ["--naive"] : Array.Empty<string>(), .. options.EndsOnStop ? Array.Empty<string>() : ["--careless-stop"],
        ];
        return HostProcess.StartAsync([], arguments, cancellationToken);
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
