using System.Text.Json;
using Spectre.Console;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;
using TransportBench.Measurement.Processes;
using TransportBench.Reporting.Calibrations;

namespace TransportBench.Runs;

/// <summary>A calibration as the user sees it: plan, progress, what holds, what this machine can tell.</summary>
internal sealed class CalibrationSession(CalibrationOptions options, CalibrationResults? resumed, bool json)
{
    private readonly IAnsiConsole _console = Consoles.For(json ? Console.Error : Console.Out);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var kept = RunDirectory.Lock(options.Directory);
        ShowPlan();
        var results = await MeasureAsync(cancellationToken);
        if (json) await JsonSerializer.SerializeAsync(Console.OpenStandardOutput(), results, ResultsFile.Options, CancellationToken.None);
        var page = results.CompletedRuns > 0 ? CalibrationReportWriter.Write(options.Directory, results) : null;
        CalibrationView.Show(_console, results, page, options);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Interrupted;
        return results.Failures.Count > 0 || results.Checks.Any(check => check.Passed == false) ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task<CalibrationResults> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var progress = ProgressView.For(_console);
        return await new Calibrator(options, resumed, progress, TimeProvider.System).RunAsync(cancellationToken);
    }

    private void ShowPlan()
    {
        _console.MarkupLineInterpolated($"[bold]TransportBench[/] calibration of {options.Profile.Id}: {options.Runs} runs of {options.Rounds} rounds, seed {options.Seed}");
        if (resumed is not null) _console.Plain($"resuming {options.Directory}: {resumed.CompletedRuns} runs are done");
        foreach (var part in options.Parts) _console.Plain($"{part.Id}: {part.Description}");
        if (!ProcessSignals.AreSupported)
            _console.Plain($"left out: {string.Join(", ", CalibrationCatalogue.All.Where(part => part.NeedsSignals).Select(part => part.Id))}; stopping a process needs Linux");
        _console.Plain($"expected time: {Duration.Words(new CalibrationPlan(options).ExpectedTime(resumed?.CompletedRuns ?? 0))}; results: {options.Directory}");
        MachineWarnings.Show(_console);
    }
}
