using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Loads;

/// <summary>A load test as a report.</summary>
public static class LoadReport
{
    /// <summary>Puts its sections in order.</summary>
    public static Report Build(LoadResults results) => new(
        $"Load test: {results.Scenario.Name}",
        [.. Opening(results)],
        [
            .. Sections(results).Where(section => section.Blocks.Count > 0),
            new Section("The same again", [new CodeLine(results.Command)]),
        ]);

    private static IEnumerable<Block> Opening(LoadResults results)
    {
        yield return new Paragraph(LoadNotes.Outcome(results)) { Style = ParagraphStyle.Lead };
        var machine = results.Environment;
        yield return new Paragraph($"{machine.Cpu} ({machine.Cores} cores), {machine.Os}, {machine.Dotnet}{(machine.Gc.Length > 0 ? $" ({machine.Gc} collector at the server)" : "")}, from {machine.StartedAt}; TransportBench {machine.Version}; {(results.Target is { } target ? $"server at {target}" : "server and driver on this machine")}; {(results.Scenario.Together ? "all transports at once, so server figures are of all together" : "each transport by itself in fresh processes")}; the driver reads {(results.DriverReads == DriverReads.Inline ? "on the threads that see its sockets ready" : "on its thread pool")}; seed {results.Seed}.") { Style = ParagraphStyle.Note };
        foreach (var note in LoadNotes.Of(results)) yield return new Paragraph(note) { Style = ParagraphStyle.Notice };
    }

    private static IEnumerable<Section> Sections(LoadResults results)
    {
        yield return new("Result", [Summary(results)]);
        if (results.Scenario.Thresholds.Count > 0) yield return new("Thresholds", [Thresholds(results)]);
        if (results.Rows.Any(row => row.Steps.Count > 0)) yield return new("Steps", [.. Knees(results), Rates(results, row => row.Steps)]);
        if (results.Rows.Any(row => row.Phases.Count > 0)) yield return new("Phases", [Rates(results, row => row.Phases)]);
        if (results.Rows.Any(row => row.Memory is not null || row.Heap.Count > 0)) yield return new("Memory over time", [.. results.Rows.Any(row => row.Memory is not null) ? [Memory(results)] : Array.Empty<Block>(), .. results.Rows.Any(row => row.Heap.Count > 0) ? [Looks(results)] : Array.Empty<Block>()]);
        yield return new("Over time", [.. LoadCharts.Of(results)]);
        var errors = results.Rows.SelectMany(row => row.Totals.Counters.Errors.Select(error => (IReadOnlyList<Cell>)[row.Transport, error.Key, Numbers.Whole(error.Value)])).ToList();
        if (errors.Count > 0) yield return new("Errors by kind", [new Table([new("Transport"), Column.Prose("Kind"), Column.Number("Count")], errors)]);
        yield return new("Scenario", [Scenario(results)]);
    }

    private static Table Summary(LoadResults results) => new(
        [
            new("Transport"), Column.Number("Connections opened"), Column.Number("Offered"), Column.Number("Received"), Column.Number("Lost"), Column.Number("Errors"),
            Column.Number("p50 µs"), Column.Number("p90 µs"), Column.Number("p95 µs"), Column.Number("p99 µs"), Column.Number("p99.9 µs"), Column.Number("max µs"), Column.Number("Spread p50 µs"), Column.Number("Server CPU µs per delivery"), Column.Number("Server MiB at most"),
        ],
        [.. results.Rows.Select(row => (IReadOnlyList<Cell>)
        [
            row.Transport, Numbers.Whole(row.Totals.Counters.Opened), Numbers.Whole(row.Totals.Offered), Numbers.Whole(row.Totals.Counters.Received), Numbers.Whole(row.Totals.Counters.Lost), Numbers.Whole(row.Totals.Counters.Errors.Values.Sum()),
            Latency(row, "p50"), Latency(row, "p90"), Latency(row, "p95"), Latency(row, "p99"), Latency(row, "p999"), Numbers.Significant(row.Totals.Counters.Received == 0 ? null : row.Totals.MaxUs),
            row.Totals.SpreadUs.TryGetValue("p50", out var spread) ? Numbers.Significant(spread) : Numbers.TooFew, Numbers.Significant(row.ServerCpuUsPerDelivery), Numbers.Significant(row.Seconds.Max(second => second.ServerRssMib)),
        ])]);

    private static Table Thresholds(LoadResults results) => new(
        [new("Transport"), Column.Prose("Threshold"), Column.Number("Figure"), new("Holds")],
        [.. results.Rows.SelectMany(row => row.Thresholds.Select(threshold => (IReadOnlyList<Cell>)
            [row.Transport, threshold.Text, Numbers.Significant(threshold.Figure), new Cell(threshold.Holds ? "yes" : threshold.Figure is null ? "no: no figure" : "no")]))]);

    private static IEnumerable<Block> Knees(LoadResults results) => results.Rows.Where(row => row.Steps.Count > 0).Select(row => new Paragraph(StepRow.Knee(row.Steps) switch
    {
        null => $"{row.Transport} did not keep up with the first step.",
        var knee when knee == row.Steps[^1] => $"{row.Transport} kept up to the last step, {Numbers.Whole((long)knee.OfferedPerSecond)} deliveries/s: its knee lies beyond.",
        var knee => $"{row.Transport} kept up with {Numbers.Whole((long)knee.OfferedPerSecond)} deliveries/s{AndThen(row.Steps[row.Steps.ToList().IndexOf(knee) + 1])}.",
    }));

    private static string AndThen(StepRow next) => next switch
    {
        { IsDriverBound: true } => "; what came after is the driver's limit as much as the server's",
        { IsMachineBound: true } => "; by then server and driver together had the whole machine",
        _ => "",
    };

    private static Table Rates(LoadResults results, Func<LoadRow, IReadOnlyList<StepRow>> rates) => new(
        [new("Transport"), Column.Number("Events/s"), Column.Number("Offered/s"), Column.Number("Received/s"), Column.Number("p99 µs"), Column.Number("Server CPU µs per delivery"), new("Keeps up"), new("Driver"), new("Machine")],
        [.. results.Rows.SelectMany(row => rates(row).Select(step => (IReadOnlyList<Cell>)
        [
            row.Transport, Numbers.Exact(step.EventsPerSecond), Numbers.Whole((long)step.OfferedPerSecond), Numbers.Whole((long)step.ReceivedPerSecond), Numbers.Significant(step.P99Us), Numbers.Significant(step.ServerCpuUsPerDelivery), step.KeepsUp ? "yes" : "no", step.IsDriverBound ? "at its limit" : "has time", step.IsMachineBound ? "full" : "has time",
        ]))])
    {
        Caption = "Keeps up: at the end of the stretch no more than 100 ms of its rate were behind, of all that had fallen due since the begin, and nothing was lost in it. p99: of its worst second. Seconds on the border of two stretches are in neither.",
    };

    private static Table Memory(LoadResults results) => new(
        [new("Transport"), Column.Number("KiB a minute"), Column.Number("95 % interval"), Column.Number("Points")],
        [.. results.Rows.Where(row => row.Memory is not null).Select(row => (IReadOnlyList<Cell>)
        [
            row.Transport, Numbers.WithSign(row.Memory!.KibPerMinute), $"[{Numbers.WithSign(row.Memory.Low)}, {Numbers.WithSign(row.Memory.High)}]", Numbers.Whole(row.Memory.Points),
        ])])
    {
        Caption = "Slope of the server's resident memory over the last phase of connections, its first quarter left out: Theil and Sen's, over medians of ten seconds; the collector takes memory from the system in steps, and one step within the phase is a slope.",
    };

    private static Table Looks(LoadResults results) => new(
        [new("Transport"), Column.Number("At, s"), Column.Number("Live heap, MiB"), Column.Number("Collector's memory, MiB"), Column.Number("Outside it, MiB"), Column.Number("Resident, MiB")],
        [.. results.Rows.SelectMany(row => row.Heap.Select(look => (IReadOnlyList<Cell>)
        [
            row.Transport, Numbers.Significant(look.At), Numbers.Significant(look.LiveMib), Numbers.Significant(look.CommittedMib), Numbers.Significant(look.OutsideMib), Numbers.Significant(look.ResidentMib),
        ]))])
    {
        Caption = "The server after a full collection. Live heap: what it leaves, buffers in pools included, which grow to what a moment has needed and stay; what is lost grows on to the end. Outside it: resident and not the collector's: code, threads, the C library's heaps, one for each new thread that allocates until there are eight times as many as processors. A look gives memory back to the system, which the slope above sees as a dip.",
    };

    private static Table Scenario(LoadResults results) => new(
        [new("What"), new("Phase"), Column.Number("To"), Column.Number("During, s")],
        [
            .. results.Scenario.Connections.Select(phase => (IReadOnlyList<Cell>)["connections", phase.Kind.ToString().ToLowerInvariant(), Numbers.Exact(phase.To), Numbers.Exact(phase.During.TotalSeconds)]),
            .. results.Scenario.Events.Select(phase => (IReadOnlyList<Cell>)["events per second", phase.Kind.ToString().ToLowerInvariant(), Numbers.Exact(phase.To), Numbers.Exact(phase.During.TotalSeconds)]),
        ])
    {
        Caption = $"{results.Scenario.Kind.ToString().ToLowerInvariant()} of {Numbers.Whole(results.Scenario.SizeBytes)} B; {(results.Mode == LoadMode.Echo ? "every open connection sends so many itself" : "every open connection gets every event")}.",
    };

    private static Cell Latency(LoadRow row, string name) => row.Totals.DeliveryLatencyUs.TryGetValue(name, out var us) ? Numbers.Significant(us) : Numbers.TooFew;
}
