using System.Net.Sockets;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>The children of one round: started when needed, replaced by fresh and warmed ones after a failure.</summary>
/// <param name="scratch">Directory for logs and reports.</param>
/// <param name="warmUps">What fresh children do before they measure anything but their first trial.</param>
internal sealed class RoundHosts(string scratch, IReadOnlyList<TrialPlan> warmUps) : IAsyncDisposable
{
    private const int MostFailures = 20;

    private readonly Dictionary<string, HostPair> _pairs = [];
    private int _failures;

    /// <summary>Collector mode of the children; <c>unknown</c> before the first trial.</summary>
    public string Gc { get; private set; } = "unknown";

    /// <summary>Runs a trial; a child that fails ends this trial alone.</summary>
    /// <param name="plan">The trial.</param>
    /// <param name="hooks">What a calibration adds; <see langword="null"/> in every measurement.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="TrialVoidException">The figures must not be used.</exception>
    /// <exception cref="HostFailedException">A child failed; the next trial gets fresh ones.</exception>
    public async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, TrialHooks? hooks, CancellationToken cancellationToken)
    {
        try
        {
            if (plan.Scenario is { } scenario) return await PlayAsync(ScenarioCatalogue.Find(scenario)!, plan, cancellationToken); // It has a server of its own to harm.
            return await new TrialRunner(await PairAsync(plan, cancellationToken), scratch).RunAsync(plan, hooks, cancellationToken);
        }
        catch (HostFailedException e)
        {
            var reason = _pairs.TryGetValue(plan.Link, out var failed) ? await failed.ReasonAsync(e) : e.Message;
            await DisposeAsync();
            if (++_failures >= MostFailures) throw new IOException($"children failed {_failures} times in one round, last: {reason}", e);
            throw new HostFailedException(reason, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var pair in _pairs.Values) await pair.DisposeAsync();
        _pairs.Clear();
    }

    /// <summary>A client of a scenario that cannot connect, or whose connection breaks, ends its trial and not the run.</summary>
    private static async Task<IReadOnlyList<TrialRow>> PlayAsync(Scenario scenario, TrialPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await scenario.RunAsync(plan, cancellationToken);
        }
        catch (Exception e) when (e is FeedConnectException or IOException or SocketException or TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TrialVoidException($"{plan.Lanes[0].Name}: {e.Message}", e);
        }
    }

    private async Task<HostPair> PairAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        if (_pairs.TryGetValue(plan.Link, out var running)) return running;
        var pair = await HostPair.StartAsync(Links.Find(plan.Link) ?? throw new HostFailedException($"there is no link '{plan.Link}'"), cancellationToken);
        _pairs[plan.Link] = pair;
        Gc = pair.Server.Hello.Gc ?? "unknown";
        if (_failures > 0 && !plan.Discard)
            foreach (var warmUp in warmUps.Where(warmUp => warmUp.Link == plan.Link)) await new TrialRunner(pair, scratch).RunAsync(warmUp, hooks: null, cancellationToken);
        return pair;
    }
}
