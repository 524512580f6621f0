using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using TransportBench.Core;
using TransportBench.Experiments.Runs;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Reporting.Loads;

namespace TransportBench.Runs;

/// <summary>A load test as the user sees it: plan, a line a second, thresholds, report.</summary>
internal sealed class LoadSession(LoadScenario scenario, LoadTarget target, ulong seed, string directory, string command, bool json)
{
    private readonly IAnsiConsole _console = Consoles.For(json ? Console.Error : Console.Out);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var kept = RunDirectory.Lock(directory);
        ShowPlan();
        var environment = EnvironmentProbe.Read(TimeProvider.System, "");
        var results = new LoadResults { Environment = environment, Scenario = scenario, Target = target.Server, Mode = target.Mode, DriverReads = target.Reads, Seed = seed, Command = command, Rows = [] };
        var runner = new LoadRunner(scenario, target, seed, new LoadView(_console, scenario));
        foreach (var transports in Turns())
        {
            if (cancellationToken.IsCancellationRequested) break;
            var rows = await runner.RunAsync(transports, cancellationToken);
            results = results with { Environment = environment with { Gc = runner.Gc }, Rows = [.. results.Rows, .. rows] };
            LoadFile.Write(directory, results);
        }

        var page = LoadReportWriter.Write(directory, results);
        if (json) await JsonSerializer.SerializeAsync(Console.OpenStandardOutput(), results, LoadFile.Options, CancellationToken.None);
        Show(results, page);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Interrupted;
        return results.Rows.Any(row => row.Flags.Contains(LoadFlags.Unreachable) || row.Thresholds.Any(threshold => !threshold.Holds)) ? ExitCode.Failed : ExitCode.Done;
    }

    private IEnumerable<IReadOnlyList<Transport>> Turns()
    {
        var all = scenario.Transports.Select(id => Transports.Find(id)!).ToArray();
        return scenario.Together ? [all] : all.Select(transport => (IReadOnlyList<Transport>)[transport]);
    }

    private void ShowPlan()
    {
        _console.MarkupLineInterpolated($"[bold]TransportBench[/] load test '{scenario.Name}': {string.Join(scenario.Together ? " and " : ", then ", scenario.Transports)}, seed {seed}");
        if (scenario.Description.Length > 0) _console.Plain(scenario.Description);
        if (target.Server is { } server) _console.Plain($"target: {server}{(target.Echo ? "" : "; its events and their times are its own: what arrives is counted and checked by its sequence, and delivery latency takes --echo")}");
        if (target.Echo) _console.Plain("echo: every connection sends the scenario's events itself; latencies are round trips, from the intended send until the event is back");
        _console.Plain($"expected time: {Duration.Words((scenario.Duration + TimeSpan.FromSeconds(4)) * Turns().Count())}; results: {directory}");
        _console.Plain("a percentile takes 100 deliveries beyond it in its second (p50 200, p99 10,000): - where there were fewer");
        MachineWarnings.Show(_console);
    }

    private static string Errors(LoadCounters counters) =>
        counters.Errors.Count == 0 ? "0 errors" : $"{counters.Errors.Values.Sum():#,##0} errors ({string.Join(", ", counters.Errors.OrderByDescending(error => error.Value).Select(error => $"{error.Value:#,##0} x {error.Key}"))})";

    private static string Figure(ThresholdRow row)
    {
        if (row.Figure is not { } figure) return "no figure: too few samples (a percentile needs 100 beyond it), nothing arrived, or not ours to see";
        var unit = Threshold.TryParse(row.Text, out var threshold, out _) ? threshold!.Unit : "";
        return unit == "µs" ? LoadView.Time(figure) : string.Create(CultureInfo.InvariantCulture, $"{figure:#,##0.###}{(unit.Length > 0 ? " " : "")}{unit}");
    }

    private void Show(LoadResults results, string page)
    {
        foreach (var row in results.Rows)
        {
            var counters = row.Totals.Counters;
            _console.Plain($"{row.Transport}: {counters.Received:#,##0} of {row.Totals.Offered:#,##0} deliveries offered, {counters.Lost:#,##0} lost, {Errors(counters)}{string.Concat(row.Totals.DeliveryLatencyUs.Select((one, i) => $"{(i == 0 ? "; " : ", ")}{one.Key} {LoadView.Time(one.Value)}"))}{(row.Totals.MaxUs > 0 ? $", max {LoadView.Time(row.Totals.MaxUs)}" : "")}");
            foreach (var threshold in row.Thresholds)
                _console.Plain($"{threshold.Text}: {Figure(threshold)}", threshold.Holds ? "  [green]holds[/]" : "  [red]FAILS[/]");
            if (row.Memory is { } memory) _console.Plain($"  server memory: {FormattableString.Invariant($"{memory.KibPerMinute:0.#} KiB a minute [{memory.Low:0.#}, {memory.High:0.#}]")} over the last phase");
            if (row.Heap.Count > 0) _console.Plain($"  server's live heap: {string.Join(", ", row.Heap.Select(look => FormattableString.Invariant($"{look.LiveMib:0.0} MiB at {look.At:0} s")))}");
            if (row.Heap.Count > 0 && row.Heap.All(look => look.OutsideMib is not null)) _console.Plain($"  server's memory outside the collector's: {string.Join(", ", row.Heap.Select(look => FormattableString.Invariant($"{look.OutsideMib:0.0} MiB")))} at the same times");
        }

        foreach (var note in LoadNotes.Of(results)) _console.Plain(note, "[yellow]note[/]");
        _console.Plain(LoadNotes.Outcome(results));
        _console.Plain($"report: {new Uri(page)}");
    }
}
