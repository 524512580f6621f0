using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>Runs a calibration, and keeps <c>calibration.json</c> whole after each run.</summary>
/// <remarks>Idle while a trial measures. Not thread-safe.</remarks>
public sealed class Calibrator
{
    private readonly CalibrationOptions _options;
    private readonly CalibrationPlan _plan;
    private readonly IRunObserver _observer;
    private readonly TimeSpan _expected;
    private readonly RepeatingRunner _runner;
    private readonly List<TrialRow> _trials = [];
    private readonly List<KnownComparisonRow> _comparisons = [];
    private readonly List<TrialFailure> _failures = [];
    private readonly CalibrationResults? _resumed;
    private EnvironmentRecord _environment;
    private TimeSpan _behind;

    /// <param name="options">What is calibrated.</param>
    /// <param name="resumed">The calibration to go on with; <see langword="null"/> for a fresh one. What a part measures in the first runs only stays as it is there.</param>
    /// <param name="observer">Sees it as it goes.</param>
    /// <param name="time">For the date in the results.</param>
    public Calibrator(CalibrationOptions options, CalibrationResults? resumed, IRunObserver observer, TimeProvider time)
    {
        _resumed = resumed;
        if (resumed is not null)
        {
            _comparisons.AddRange(resumed.Comparisons);
            _failures.AddRange(resumed.Failures);
        }

        _options = options;
        _plan = new CalibrationPlan(options);
        _observer = observer;
        _expected = _plan.ExpectedTime(resumed?.CompletedRuns ?? 0);
        var repeats = new RepeatBudget(_expected * DisturbanceLimits.Stated.RepeatShare);
        _runner = new RepeatingRunner(repeats, DisturbanceLimits.Stated, () => observer.RepeatsSpent(repeats.Total));
        _environment = resumed?.Environment ?? EnvironmentProbe.Read(time, gc: "");
    }

    /// <summary>Runs all; on cancellation returns what complete runs have shown.</summary>
    /// <exception cref="HostFailedException">The neighbour cannot be started, or has ended.</exception>
    /// <exception cref="IOException">The results cannot be written, or children fail again and again.</exception>
    public async Task<CalibrationResults> RunAsync(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        await using var neighbour = _options.Parts.Any(part => part.BesideNeighbour) ? await PausedNeighbour.StartAsync(cancellationToken) : null;
        var completed = _resumed?.CompletedRuns ?? 0;
        var results = Results(completed);
        for (var run = completed; run < _options.Runs && !cancellationToken.IsCancellationRequested; run++)
        {
            try
            {
                await RunOnceAsync(run, scratch.Directory, neighbour, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            results = Results(++completed);
            CalibrationFile.Write(_options.Directory, results);
        }

        return results;
    }

    private CalibrationResults Results(int completed) => Summary.Of(_options, _environment, completed, _resumed, _trials, _comparisons, _failures);

    private async Task RunOnceAsync(int run, string scratch, PausedNeighbour? neighbour, CancellationToken cancellationToken)
    {
        var rows = new List<TrialRow>();
        for (var round = 0; round < _options.Rounds; round++)
        {
            _observer.RoundStarted((run * _options.Rounds) + round, _options.Runs * _options.Rounds);
            rows.AddRange(await RoundAsync(_plan.Round(run, round), run * _options.Rounds, scratch, neighbour, cancellationToken));
        }

        // Rounds are numbered through, so that what is pooled over runs is paired within its own round.
        rows = rows.ConvertAll(row => row with { Round = (run * _options.Rounds) + row.Round });
        _comparisons.AddRange(KnownComparisons.Of(run, rows));
        _trials.AddRange(rows.Where(row => row.Experiment is not (SameLane.Id or Noisy.Id or Delay.Id)));
    }

    private async Task<List<TrialRow>> RoundAsync(IReadOnlyList<TrialPlan> plans, int firstRound, string scratch, PausedNeighbour? neighbour, CancellationToken cancellationToken)
    {
        var rows = new List<TrialRow>();
        await using var hosts = new RoundHosts(scratch, [.. plans.Where(plan => plan.Discard)]);
        foreach (var plan in plans)
        {
            _observer.TrialStarted(plan);
            try
            {
                var part = _options.Parts.FirstOrDefault(part => part.Id == plan.Experiment);
                var hooks = part?.Hooks(plan);
                await using var beside = part?.BesideNeighbour == true ? await neighbour!.DisturbAsync(cancellationToken) : null;
                rows.AddRange(_options.Repeats(plan.Experiment)
                    ? await _runner.RunAsync(plan, (trial, token) => hosts.RunAsync(trial, hooks, token), cancellationToken)
                    : await hosts.RunAsync(plan, hooks, cancellationToken));
            }
            catch (Exception e) when (e is TrialVoidException or HostFailedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _failures.Add(new TrialFailure(plan.Id, firstRound + plan.Round, e.Message));
                _observer.Failed(_failures[^1]);
            }

            _behind += RunPlan.Expected(plan);
            _observer.TrialEnded(plan, Math.Min(1, _behind / _expected));
        }

        if (_environment.Gc.Length == 0) _environment = _environment with { Gc = hosts.Gc };
        return rows;
    }
}
