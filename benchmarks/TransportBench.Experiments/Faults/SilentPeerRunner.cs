using System.Globalization;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Faults;

/// <summary>A server that streams to a peer whose packets vanish in the kernel: when its system gives the connection up, with <c>tcp_retries2</c> lowered in a namespace of our own.</summary>
/// <remarks>The reader is a shell that copies the stream to nowhere; whether it noticed anything is told by whether it still runs.</remarks>
internal static class SilentPeerRunner
{
    private const int History = 100_000;
    private static readonly TimeSpan Streaming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => Streaming + RetransmissionTimeout.Latest(Cells.RetriesOf(plan.Conditions)) + TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var retries = Cells.RetriesOf(plan.Conditions);
        await using var link = await EthernetLink.CreateAsync(cancellationToken);
        await EthernetLink.RunAsync(link.Server, ["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"echo {retries} > /proc/sys/net/ipv4/tcp_retries2")], cancellationToken);
        string[] serve = [.. ServeArguments.Of(plan.Workload, plan.Seed, History, heartbeat: TimeSpan.Zero), "--address", EthernetLink.ServerAddress];
        await using var server = await HostProcess.StartAsync(EthernetLink.In(link.Server), serve, cancellationToken);
        var port = new Uri(server.Hello.Urls!["sse"]).Port;
        using var reader = StartReader(link, port);
        try
        {
            await Task.Delay(Streaming, cancellationToken);
            if (!await IsOpenAsync(link, port, cancellationToken)) throw new TrialVoidException("the reader was not connected when its packets began to vanish");
            await link.BlackHoleAsync(cancellationToken);
            var struckNs = MonotonicClock.NowNs;
            var bound = RetransmissionTimeout.Latest(retries) * 1.5;
            while (await IsOpenAsync(link, port, cancellationToken) && Since(struckNs) < bound) await Task.Delay(Look, cancellationToken);
            return [Row(plan, retries, await IsOpenAsync(link, port, cancellationToken) ? null : Since(struckNs), !reader.HasExited)];
        }
        finally
        {
            if (!reader.HasExited) reader.Kill(entireProcessTree: true);
        }
    }

    private static System.Diagnostics.Process StartReader(EthernetLink link, int port)
    {
        string[] line = [.. EthernetLink.In(link.Client), "bash", "-c", string.Create(CultureInfo.InvariantCulture, $"exec 3<>/dev/tcp/{EthernetLink.ServerAddress}/{port}; printf 'GET /feed/sse HTTP/1.1\\r\\nHost: {EthernetLink.ServerAddress}\\r\\n\\r\\n' >&3; cat <&3 >/dev/null")];
        var start = new System.Diagnostics.ProcessStartInfo(line[0]);
        foreach (var argument in line.Skip(1)) start.ArgumentList.Add(argument);
        return System.Diagnostics.Process.Start(start)!;
    }

    /// <summary>Whether the server's system still has the connection.</summary>
    private static async Task<bool> IsOpenAsync(EthernetLink link, int port, CancellationToken cancellationToken) =>
        (await EthernetLink.RunAsync(link.Server, ["ss", "-Htn", "state", "established", "sport", "=", string.Create(CultureInfo.InvariantCulture, $":{port}")], cancellationToken)).Trim().Length > 0;

    private static TimeSpan Since(long ns) => TimeSpan.FromTicks((MonotonicClock.NowNs - ns) / 100);

    private static TrialRow Row(TrialPlan plan, int retries, TimeSpan? noticed, bool isReaderWaiting)
    {
        var figures = new Dictionary<string, double>
        {
            ["hypothetical_s"] = Math.Round(RetransmissionTimeout.Hypothetical(retries).TotalSeconds, 1),
            ["latest_s"] = Math.Round(RetransmissionTimeout.Latest(retries).TotalSeconds, 1),
            ["reader_still_waits"] = isReaderWaiting ? 1 : 0,
        };
        if (noticed is { } after) figures["noticed_s"] = Math.Round(after.TotalSeconds, 1);
        return ScenarioRow.Of(plan, plan.Lanes[0], ScenarioRow.Counts(0, 0, ""), figures, noticed is null ? ["unnoticed"] : []); // Events are nobody's concern here.
    }
}
