using System.Diagnostics;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Scenarios;

/// <summary>What <c>curl -N</c> alone reads of a feed: the events that stand in its output as they were sent, and whether the first stood there before the last had been sent.</summary>
/// <remarks>WebSocket is tried with <c>http://</c> and with <c>ws://</c>, which curl knows since 7.86 where it was built with it; the better one counts.</remarks>
internal static class CurlRunner
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // Only a hang reaches it.
    private static readonly string[] Tools = ["/usr/bin/curl", "/usr/local/bin/curl", "/bin/curl", "/opt/homebrew/bin/curl"];

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => Ahead + plan.ScheduledTime() + TimeSpan.FromSeconds(2);

    /// <summary>Why this machine cannot run it, with what helps; <see langword="null"/> if it can.</summary>
    public static string? WhyNot() => Tool() is null ? "the tool curl is not installed: apt-get install curl" : null;

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0];
        var transport = lane.Parse().Transport;
        string[] schemes = transport == Transports.WebSocket ? ["http", "ws"] : ["http"];
        var tries = new List<Try>();
        foreach (var scheme in schemes) tries.Add(await TryAsync(plan, scheme, transport, cancellationToken));
        var best = tries.MaxBy(one => one.Read)!;
        var figures = new Dictionary<string, double> { ["events_read"] = best.Read };
        if (best.BeforeEnd is { } before) figures["first_before_end_ms"] = Math.Round(before.TotalMilliseconds, 1);
        return [ScenarioRow.Of(plan, lane, ScenarioRow.Counts(plan.Workload.TotalEvents, best.Read, "not-read"), figures, [await VersionAsync(cancellationToken), .. tries.Select(one => one.Words)])];
    }

    private static async Task<Try> TryAsync(TrialPlan plan, string scheme, Transport transport, CancellationToken cancellationToken)
    {
        var options = new FaultyServerOptions { Seed = plan.Seed, Workload = plan.Workload, StartNs = MonotonicClock.NowNs + (Ahead.Ticks * 100) };
        await using var server = await FaultyServer.StartAsync(options, cancellationToken);
        var feed = new Feed(plan.Seed, plan.Workload);
        var endNs = options.StartNs + (plan.ScheduledTime().Ticks * 100);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Ahead + plan.ScheduledTime() + Patience);
        using var curl = Start("-N", "-sS", "-D", "/dev/stderr", $"{scheme}://{server.Address}/feed/{transport.Id}?after=-1");
        var said = SaidAsync(curl.StandardError);
        var (read, firstNs, firstLine) = (0L, 0L, "");
        try
        {
            while (await curl.StandardOutput.ReadLineAsync(bound.Token) is { } line)
            {
                if (firstLine.Length == 0) firstLine = line;
                if (read == plan.Workload.TotalEvents || !line.Contains(feed.CreateText(read), StringComparison.Ordinal)) continue;
                if (read++ == 0) firstNs = MonotonicClock.NowNs;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It waits for what it does not understand.
        }
        finally
        {
            if (!curl.HasExited) curl.Kill();
        }

        var (headNs, complaint) = await said;
        if (read > 0 && headNs > endNs) throw new TrialVoidException("curl had its answer's head only when the stream was over: this machine is too slow for a stream of two seconds");
        var words = read > 0 ? $"{read} events" : firstLine.Length > 0 ? firstLine : complaint;
        return new Try(read, read > 0 ? TimeSpan.FromTicks((endNs - firstNs) / 100) : null, $"{scheme}://: {words}");
    }

    /// <summary>When the head of the answer came, and the last thing that was said.</summary>
    private static async Task<(long HeadNs, string Complaint)> SaidAsync(StreamReader errors)
    {
        var (headNs, complaint) = (0L, "nothing");
        while (await errors.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (headNs == 0) headNs = MonotonicClock.NowNs;
            if (line.Trim().Length > 0) complaint = line.Trim();
        }

        return (headNs, complaint);
    }

    private static async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        using var curl = Start("--version");
        var line = await curl.StandardOutput.ReadLineAsync(cancellationToken) ?? "curl";
        return string.Join(' ', line.Split(' ').Take(2));
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool() ?? "curl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string? Tool() => Array.Find(Tools, File.Exists);

    private sealed record Try(long Read, TimeSpan? BeforeEnd, string Words);
}
