using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Loads;

/// <summary>The charts of a load test: what people know from k6 and NBomber.</summary>
public static class LoadCharts
{
    private static readonly string[] Percentiles = ["p50", "p90", "p99"];

    /// <summary>All of them, in order; one without data is left out.</summary>
    public static IEnumerable<Block> Of(LoadResults results)
    {
        if (results.Rows.All(row => row.Seconds.Count == 0)) yield break;
        yield return Figure(results, "connections", "Connections", "connections", "Wanted by the scenario, and open.",
            [("wanted", second => second.WantedConnections), ("open", second => second.OpenConnections)]);
        yield return Figure(results, "rate", "Offered and achieved rate", "events per second",
            "Offered: the rate of events times the connections that were open. Achieved: what arrived in that second.", [("offered", second => second.Offered), ("achieved", second => second.Counters.Received)]);
        if (results.Rows.Any(row => row.Seconds.Any(second => second.DeliveryLatencyUs.Count > 0)))
            yield return Figure(results, "latency", Latency(results), $"{Latency(results).ToLowerInvariant()}, µs", $"From the intended send {(results.Mode == LoadMode.Echo ? "until the event is back at" : "to")} the client's application, over the connections of one second.",
                [.. Percentiles.Select(name => (name, (Func<LoadSecond, double?>)(second => second.Percentile(name))))], isLogarithmic: true);
        yield return Figure(results, "bytes", "Payload received", "payload, KiB per second", "Without framing; the byte account of every layer is in a run's report.", [("payload", second => second.Counters.PayloadBytes / 1024.0)]);
        yield return Figure(results, "errors", "Errors", "errors per second", "Connections refused or broken, events lost, doubled, out of order or corrupt.", [("errors", Errors)]);
        if (results.Rows.Any(row => row.Seconds.Any(second => second.ServerCpuSeconds is not null)))
        {
            yield return Figure(results, "processor", "Processor time", "processors busy", "1 is one processor for the whole second.", [("server", second => second.ServerCpuSeconds), ("driver", second => second.DriverCpuSeconds)]);
            yield return Figure(results, "memory", "Server memory", "resident memory, MiB", "Of the server's process; the kernel's buffers are not in it.", [("server", second => second.ServerRssMib)]);
        }
    }

    private static string Latency(LoadResults results) => results.Mode == LoadMode.Echo ? "Round trip" : "Delivery latency";

    private static double? Errors(LoadSecond second) =>
        second.Counters.Errors.Values.Sum() + second.Counters.Lost + second.Counters.Duplicated + second.Counters.OutOfOrder + second.Counters.Corrupt;

    private static Figure Figure(
        LoadResults results, string name, string title, string axis, string caption, IReadOnlyList<(string Name, Func<LoadSecond, double?> Value)> figures, bool isLogarithmic = false)
    {
        TimeCurve[] curves =
        [
            .. from row in results.Rows
               from figure in figures.Select((one, index) => (one.Name, one.Value, Index: index))
               let points = row.Seconds.Select(second => (second.At, Value: figure.Value(second))).Where(point => point.Value is { } value && (!isLogarithmic || value > 0)).Select(point => (point.At, point.Value!.Value)).ToList()
               where points.Count > 0
               select new TimeCurve(new Series($"{row.Transport} {figure.Name}", $"t-{row.Transport}" + (figure.Index == 0 ? "" : $" again{figure.Index}")), points),
        ];
        return new Figure(new Chart
        {
            Name = "load-" + name,
            Title = title,
            Interval = "one test a transport, no interval",
            Sample = $"n = {string.Join(" and ", results.Rows.Select(row => $"{row.Seconds.Count} seconds over {row.Transport}"))}, {Numbers.Whole(results.Rows.Sum(row => row.Totals.Counters.Received))} events in all",
            Caption = caption,
            Wide = TimeChart.Draw(Picture.Wide, curves, axis, isLogarithmic),
            Narrow = TimeChart.Draw(Picture.Narrow, curves, axis, isLogarithmic),
        });
    }
}
