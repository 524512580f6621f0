using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>Runs the rounds of a run, one after the other, and keeps <c>results.json</c> whole after each.</summary>
/// <remarks>Idle while a trial measures. Not thread-safe.</remarks>
public sealed class Coordinator
{
    private readonly RunOptions _options;
    private readonly RunPlan _plan;
    private readonly IRunObserver _observer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _expected;
    private readonly RepeatingRunner _runner;
    private RunResults _results;
    private TimeSpan _behind;

    /// <param name="options">What is measured.</param>
    /// <param name="resumed">The results to go on from; <see langword="null"/> for a fresh run.</param>
    /// <param name="observer">Sees the run as it goes.</param>
    /// <param name="time">For the date in the results.</param>
    public Coordinator(RunOptions options, RunResults? resumed, IRunObserver observer, TimeProvider time)
    {
        _options = options;
        _plan = new RunPlan(options);
        _observer = observer;
        _time = time;
        _expected = _plan.ExpectedTime(resumed?.CompletedRounds.Count ?? 0);
        var repeats = new RepeatBudget(_expected * DisturbanceLimits.Stated.RepeatShare);
        _runner = new RepeatingRunner(repeats, DisturbanceLimits.Stated, () => observer.RepeatsSpent(repeats.Total));
        _results = resumed ?? Empty();
    }

    /// <summary>Runs what is left; on cancellation returns what complete rounds have measured.</summary>
    /// <exception cref="HostFailedException">Children cannot be started, again and again.</exception>
    /// <exception cref="IOException">The results cannot be written.</exception>
    public async Task<RunResults> RunAsync(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        ResultsFile.Write(_options.Directory, _results); // From here on the directory is this run's, and can be resumed.
        for (var round = 0; round < _options.Rounds && !cancellationToken.IsCancellationRequested; round++)
        {
            if (_results.CompletedRounds.Contains(round)) continue;
            _observer.RoundStarted(round, _options.Rounds);
            try
            {
                await RunRoundAsync(round, scratch.Directory, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            ResultsFile.Write(_options.Directory, _results);
        }

        return _results;
    }

    private async Task RunRoundAsync(int round, string scratch, CancellationToken cancellationToken)
    {
        var plans = _plan.Round(round);
        var rows = new List<TrialRow>();
        var failures = new List<TrialFailure>();
        await using var hosts = new RoundHosts(scratch, [.. plans.Where(plan => plan.Discard)]);
        foreach (var plan in plans)
        {
            _observer.TrialStarted(plan);
            try
            {
                rows.AddRange(await _runner.RunAsync(plan, (trial, token) => hosts.RunAsync(trial, hooks: null, token), cancellationToken));
            }
            catch (Exception e) when (e is TrialVoidException or HostFailedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                failures.Add(new TrialFailure(plan.Id, plan.Round, e.Message));
                _observer.Failed(failures[^1]);
            }

            _behind += RunPlan.Expected(plan);
            _observer.TrialEnded(plan, Math.Min(1, _behind / _expected));
        }

        if (_results.Environment.Gc.Length == 0)
            _results = _results with { Environment = _results.Environment with { Gc = hosts.Gc } };
        Append(round, rows, failures);
    }

    private void Append(int round, List<TrialRow> rows, List<TrialFailure> failures)
    {
        IReadOnlyList<TrialRow> trials = [.. _results.Trials, .. rows];
        var (comparisons, claims) = Verdicts.Compute(trials);
        _results = _results with
        {
            CompletedRounds = [.. _results.CompletedRounds, round],
            Trials = trials,
            Failures = [.. _results.Failures, .. failures],
            Comparisons = comparisons,
            Claims = Asked(claims),
        };
    }

    private IReadOnlyList<ClaimRow> Asked(IReadOnlyList<ClaimRow> claims) =>
        _options.Claims.Count == 0 ? claims : [.. claims.Where(claim => _options.Claims.Contains(claim.Id))];

    private RunResults Empty() => new()
    {
        Schema = RunResults.CurrentSchema,
        Environment = EnvironmentProbe.Read(_time, gc: ""),
        Settings = new RunSettings
        {
            Profile = _options.Profile.Id,
            Rounds = _options.Rounds,
            Seed = _options.Seed,
            Experiments = [.. _options.Experiments.Select(experiment => experiment.Id)],
            AskedExperiments = _options.AskedExperiments,
            Claims = _options.Claims,
            Lanes = _options.Lanes,
            Command = _options.Command,
        },
        Calibration = _options.Calibration,
        CompletedRounds = [],
        Trials = [],
        Failures = [],
        Comparisons = [],
        Claims = Asked(Verdicts.Compute([]).Claims),
    };
}
