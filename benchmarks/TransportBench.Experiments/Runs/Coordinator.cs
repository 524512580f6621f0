using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>Runs the rounds of a run, one after the other, and keeps <c>results.json</c> whole after each.</summary>
/// <remarks>Idle while a trial measures. Not thread-safe.</remarks>
public sealed class Coordinator
{
    private static readonly Dictionary<string, string> ChildEnvironment = [];

    private readonly RunOptions _options;
    private readonly RunPlan _plan;
    private readonly IRunObserver _observer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _expected;
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
        _results = resumed ?? Empty();
    }

    /// <summary>Runs what is left; on cancellation returns what complete rounds have measured.</summary>
    /// <exception cref="HostFailedException">Children cannot be started at all.</exception>
    /// <exception cref="IOException">The results cannot be written.</exception>
    public async Task<RunResults> RunAsync(CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
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
        var (rows, failures) = (new List<TrialRow>(), new List<TrialFailure>());
        var pair = await HostPair.StartAsync(ChildEnvironment, cancellationToken);
        try
        {
            if (_results.Environment.Gc.Length == 0)
                _results = _results with { Environment = _results.Environment with { Gc = pair.Server.Hello.Gc ?? "unknown" } };
            var plans = _plan.Round(round);
            foreach (var plan in plans)
            {
                _observer.TrialStarted(plan);
                try
                {
                    rows.AddRange(await new TrialRunner(pair, scratch).RunAsync(plan, cancellationToken));
                }
                catch (TrialVoidException e)
                {
                    Note(plan, e.Message);
                }
                catch (HostFailedException e)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Note(plan, await pair.ReasonAsync(e));
                    await pair.DisposeAsync();
                    pair = await HostPair.StartAsync(ChildEnvironment, cancellationToken);
                    foreach (var warmUp in plans.Where(other => other.Discard && !plan.Discard))
                        await new TrialRunner(pair, scratch).RunAsync(warmUp, cancellationToken);
                }

                _behind += RunPlan.Expected(plan);
                _observer.TrialEnded(plan, Math.Min(1, _behind / _expected));
            }
        }
        finally
        {
            await pair.DisposeAsync();
        }

        Append(round, rows, failures);

        void Note(TrialPlan plan, string reason)
        {
            failures.Add(new TrialFailure(plan.Id, plan.Round, reason));
            _observer.Failed(failures[^1]);
        }
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
            Claims = _options.Claims,
            Lanes = _options.Lanes,
            Command = _options.Command,
        },
        CompletedRounds = [],
        Trials = [],
        Failures = [],
        Comparisons = [],
        Claims = Asked(Verdicts.Compute([]).Claims),
    };
}
