using System.Text.Json;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Trials;

/// <summary>Runs one trial over a pair of children: open, connect, start, drain, report.</summary>
/// <param name="pair">The children.</param>
/// <param name="scratch">Directory for logs and reports.</param>
public sealed class TrialRunner(HostPair pair, string scratch)
{
    private static int _trials;

    private const long StartAheadNs = 10_000_000;
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    /// <summary>Runs it and assembles its rows.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="hooks">What a calibration adds; <see langword="null"/> in every measurement.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="TrialVoidException">The figures must not be used.</exception>
    /// <exception cref="HostFailedException">A child failed.</exception>
    public async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, TrialHooks? hooks, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(scratch, Interlocked.Increment(ref _trials).ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
        try
        {
            var placed = plan with { Lanes = [.. plan.Lanes.Select((lane, index) => Place(plan, lane, Path.Combine(directory, $"{index}")))] };
            await using var capture = plan.Tap && plan.Lanes.Count == 1 && pair.Link is { } link && LinkCapture.IsAvailable
                ? await LinkCapture.StartAsync(link, Path.Combine(directory, "packets.pcapng"), cancellationToken)
                : null;
            var opened = await pair.Server.AskAsync(new HostMessage { Type = "trial", Plan = placed }, "opened", Promptly, cancellationToken);
            await pair.Client.AskAsync(new HostMessage { Type = "connect", Plan = placed, Urls = pair.Server.Hello.Urls, Certificate = opened.Certificate }, "connected", Promptly, cancellationToken);
            if (plan.IsTimed) await pair.RestAsync(plan.Discard ? CompilerRest.Thorough : CompilerRest.Brief, cancellationToken); // What connecting has made hot is compiled before the start, and not beside the first events.
            var watch = new MachineWatch();
            var start = new HostMessage { Type = "start", T0Ns = MonotonicClock.NowNs + StartAheadNs };
            var bound = plan.ScheduledTime() + TimeSpan.FromMilliseconds(plan.DrainMs) + Promptly;
            var server = pair.Server.AskAsync(start, "drained", bound, cancellationToken);
            var client = pair.Client.AskAsync(start, "drained", bound, cancellationToken);
            await DrainAsync(server, client, hooks, start.T0Ns.Value, cancellationToken);
            watch.End();
            var clientReport = await ReportAsync<ClientReport>(pair.Client, Path.Combine(directory, "client.json"), cancellationToken);
            var serverReport = await ReportAsync<ServerReport>(pair.Server, Path.Combine(directory, "server.json"), cancellationToken);
            if (plan.Discard) return [];
            var rows = hooks?.Assemble is { } assemble
                ? assemble(placed, start.T0Ns.Value, serverReport, clientReport)
                : TrialAssembler.Assemble(placed, start.T0Ns.Value, serverReport, clientReport);
            if (capture is not null) rows = [rows[0] with { Bytes = rows[0].Bytes! with { Captured = await capture.CountAsync(cancellationToken) } }];
            return watch.On(rows, serverReport, clientReport);
        }
        finally
        {
            Remove(directory);
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
            // A child of a trial that was cut off still writes there: it goes with the scratch directory, and must not hide why the trial ended.
        }
    }

    private async Task DrainAsync(Task server, Task client, TrialHooks? hooks, long t0Ns, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var during = hooks?.During?.Invoke(pair, t0Ns, ending.Token) ?? Task.CompletedTask;
        try
        {
            await (await Task.WhenAny(server, client)); // A child that died says so before the other times out.
            await Task.WhenAll(server, client, during);
        }
        finally
        {
            await ending.CancelAsync(); // Nothing is done to children whose trial has failed.
            await during.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static PlannedLane Place(TrialPlan plan, PlannedLane lane, string prefix) => plan.Mode == Servers.FeedMode.Paced
        ? lane with { SendLog = prefix + ".sent", ReceiveLog = prefix + ".received" }
        : lane;

    private static async Task<T> ReportAsync<T>(HostProcess host, string path, CancellationToken cancellationToken)
    {
        await host.AskAsync(new HostMessage { Type = "report", Path = path }, "report", Promptly, cancellationToken);
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(file, HostChannel.Json, cancellationToken)
            ?? throw new HostFailedException($"'{path}' holds null instead of a report");
    }
}
