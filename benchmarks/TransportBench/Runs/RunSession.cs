using System.Text.Json;
using Spectre.Console;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Runs;
using TransportBench.Reporting;
using TransportBench.Statistics;

namespace TransportBench.Runs;

/// <summary>One run as the user sees it: plan, progress, verdicts, report.</summary>
internal sealed class RunSession(RunOptions options, RunResults? resumed, bool json)
{
    private readonly IAnsiConsole _console = Consoles.For(json ? Console.Error : Console.Out);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var kept = RunDirectory.Lock(options.Directory);
        var plan = new RunPlan(options);
        ShowPlan(plan);
        var results = await MeasureAsync(cancellationToken);
        ResultsFile.Write(options.Directory, results);
        var page = results.CompletedRounds.Count > 0 ? ReportWriter.Write(options.Directory, results) : null;
        if (json) await JsonSerializer.SerializeAsync(Console.OpenStandardOutput(), results, ResultsFile.Options, CancellationToken.None);
        VerdictView.Show(_console, results, page, options);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Interrupted;
        return results.Failures.Count > 0 || BytesLeft(results) ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool BytesLeft(RunResults results) => results.Trials.Any(trial => trial.Bytes is { } bytes && (bytes.Residual != 0 || (OperatingSystem.IsLinux() && !bytes.Kernel)));

    private async Task<RunResults> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var progress = ProgressView.For(_console);
        return await new Coordinator(options, resumed, progress, TimeProvider.System).RunAsync(cancellationToken);
    }

    private void ShowPlan(RunPlan plan)
    {
        var done = resumed?.CompletedRounds.Count ?? 0;
        var expected = plan.ExpectedTime(done);
        var trials = Enumerable.Range(0, options.Rounds).Sum(round => plan.Round(round).Count(trial => !trial.Discard));
        _console.MarkupLineInterpolated($"[bold]TransportBench[/] {options.Profile.Id}: {trials} {(trials == 1 ? "trial" : "trials")} in {(options.Rounds == 1 ? "1 round" : $"{options.Rounds} rounds (some are not in every round)")}, seed {options.Seed}");
        if (done > 0) _console.Plain($"resuming {options.Directory}: {done} rounds are done");
        _console.MarkupLineInterpolated($"experiments: {string.Join(", ", options.Experiments.Select(experiment => experiment.Id))}");
        foreach (var experiment in ExperimentCatalogue.All.Where(experiment => experiment.ByDefault(options.Profile) && options.AskedExperiments.Count == 0 && options.Claims.Count == 0))
            if (experiment.WhyNot() is { } reason) _console.Plain($"left out: {experiment.Id}; {reason}");
        _console.Plain($"expected time: {Duration.Words(expected)}; results: {options.Directory}");
        ShowCalibration();
        if (resumed is not null) WarnOfMachine(resumed.Environment);
        WarnOfRounds();
        MachineWarnings.Show(_console);
    }

    private void ShowCalibration()
    {
        var calibration = resumed is null ? options.Calibration : resumed.Calibration;
        _console.Plain(calibration is null
            ? $"calibration: none of this machine; '{CommandLine.InvocationHere} calibrate' shows what it can tell"
            : $"calibration: {calibration.Name} ({calibration.Profile}, {calibration.Runs} runs of {calibration.Rounds} rounds): {CheckCounts.Words(calibration.Checks)}");
    }

    private void WarnOfMachine(EnvironmentRecord then)
    {
        foreach (var difference in SinceThen.Differences(then))
            _console.MarkupLineInterpolated($"[yellow]{difference.Name}: {difference.Base} when this run began, {difference.Candidate} here; rounds of different kinds do not compare[/]");
    }

    private void WarnOfRounds()
    {
        var family = ClaimLedger.All
            .Where(claim => options.Claims.Count == 0 ? claim.Experiments.Any(id => options.Experiments.Any(experiment => experiment.Id == id)) : options.Claims.Contains(claim.Id))
            .Max(claim => (int?)claim.FamilySize) ?? 0;
        if (family > 0 && options.Rounds < RoundPlan.Minimum(family))
            _console.MarkupLineInterpolated($"[yellow]{options.Rounds} rounds cannot decide a claim of {family} statistical parts: that takes at least {RoundPlan.Minimum(family)}[/]");
    }
}
