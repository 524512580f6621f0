using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Scenarios;

/// <summary>What it costs a server to hand every event to many readers, at the same load: processor time per delivery.</summary>
/// <remarks>The clients live here, in the coordinator; the server is alone in its process.</remarks>
internal static class FanOutRunner
{
    /// <summary>Figure: the server's processor time per delivery in µs.</summary>
    public const string CpuPerDelivery = "server_cpu_us_per_delivery";

    private const int Abreast = 250;
    private const int History = 1_024;
    private const int FewMethods = 30;
    private const int MostWindows = 10;
    private const double LeastShare = 0.95;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(2);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => WarmUp + Window + TimeSpan.FromSeconds(1 + (plan.Connections / 1_000.0));

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0].Parse();
        await using var server = await LiveServer.StartAsync(plan, History, Lasting, cancellationToken);
        await using var held = await HeldConnections.OpenAsync(() => server.Client(lane), plan.Connections, Abreast, cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);
        await HostActivity.RestAsync(server.Process, cancellationToken);
        var (busy, deliveries) = await MeasureAsync(server.Process, held, cancellationToken);
        var offered = plan.Workload.EventsPerSecond * plan.Connections * busy.Took.TotalSeconds;
        if (deliveries < LeastShare * offered)
            throw new TrialVoidException($"{plan.Lanes[0].Name}: {deliveries} deliveries where {offered:0} were due; what does not keep up is another load");
        var figures = new Dictionary<string, double>
        {
            ["connections"] = plan.Connections,
            [CpuPerDelivery] = Math.Round(busy.Did.CpuUs / deliveries, 3),
            ["methods_compiled"] = busy.Did.MethodsCompiled,
            ["deliveries_per_second"] = Math.Round(deliveries / busy.Took.TotalSeconds),
        };
        return [ScenarioRow.Of(plan, plan.Lanes[0], ScenarioRow.Counts(plan.Connections, held.Open, "connection-lost"), figures, $"gc: {server.Process.Hello.Gc}")];
    }

    /// <summary>The first window in which little was compiled, or the last: a hub has much more code than a plain stream, and is compiled anew once it has run often.</summary>
    private static async Task<(HostActivity Busy, long Deliveries)> MeasureAsync(HostProcess server, HeldConnections held, CancellationToken cancellationToken)
    {
        for (var window = 1; ; window++)
        {
            var before = held.Events;
            var busy = await HostActivity.OverAsync(server, Window, cancellationToken);
            if (busy.Did.MethodsCompiled <= FewMethods || window == MostWindows) return (busy, held.Events - before);
        }
    }
}
