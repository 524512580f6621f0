using System.Globalization;
using TransportBench.Clients;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Machine;

namespace TransportBench.Experiments.Scenarios;

/// <summary>What a connection costs a server in memory: the process before and with thousands of them, after a full collection both times.</summary>
/// <remarks>The clients live here, in the coordinator; the server is alone in its process. Some connections come and go first, so that code, threads and pools are there in both figures.</remarks>
internal static class ConnectionMemoryRunner
{
    private const int Before = 500;
    private const int History = 16;
    private const int Abreast = 250;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => TimeSpan.FromSeconds(6 + (plan.Connections / 2_000.0));

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0];
        await using var server = await LiveServer.StartAsync(plan, History, Lasting, cancellationToken);
        await using (await HeldConnections.OpenAsync(Create, Before, Abreast, cancellationToken)) await Task.Delay(Settling, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var (empty, emptyKernel) = (await ServerMemory.AskAsync(server.Process, cancellationToken), KernelKib());
        await using var held = await HeldConnections.OpenAsync(Create, plan.Connections, Abreast, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var (full, fullKernel) = (await ServerMemory.AskAsync(server.Process, cancellationToken), KernelKib());
        var figures = new Dictionary<string, double>
        {
            ["connections"] = plan.Connections,
            ["server_kib_per_connection"] = PerConnection(full.ResidentBytes - empty.ResidentBytes),
            ["heap_kib_per_connection"] = PerConnection(full.HeapBytes - empty.HeapBytes),
            ["resident_empty_mib"] = Math.Round(empty.ResidentBytes / 1_048_576.0, 1),
        };
        if (emptyKernel is { } less && fullKernel is { } more) figures["kernel_both_ends_kib_per_connection"] = Math.Round((more - less) / plan.Connections, 2);
        return [ScenarioRow.Of(plan, lane, ScenarioRow.Counts(plan.Connections, held.Open, "connection-lost"), figures, $"gc: {server.Process.Hello.Gc}")];

        IFeedClient Create() => server.Client(lane.Parse());

        double PerConnection(long bytes) => Math.Round(bytes / 1024.0 / plan.Connections, 2);
    }

    /// <summary>TCP sockets' buffers of the whole machine, in KiB (<c>/proc/net/sockstat</c>, in pages); <see langword="null"/> where the system does not say.</summary>
    private static double? KernelKib() => SystemFiles.Here.Lines("proc/net/sockstat").FirstOrDefault(line => line.StartsWith("TCP:", StringComparison.Ordinal)) is { } line
        && double.TryParse(line[(line.LastIndexOf(' ') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? pages * Environment.SystemPageSize / 1024
            : null;
}
