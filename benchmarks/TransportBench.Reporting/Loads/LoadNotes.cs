using TransportBench.Load.Driving;
using TransportBench.Load.Results;

namespace TransportBench.Reporting.Loads;

/// <summary>What a reader of a load test has to know beside its figures, in sentences: the same in its report and in the terminal.</summary>
public static class LoadNotes
{
    /// <summary>What became of its thresholds.</summary>
    public static string Outcome(LoadResults results)
    {
        var thresholds = results.Rows.SelectMany(row => row.Thresholds).ToList();
        var (failed, asked) = (thresholds.Count(threshold => !threshold.Holds), results.Scenario.Thresholds.Count * results.Scenario.Transports.Count);
        if (asked == 0) return "No thresholds were asked for.";
        if (!IsWhole(results)) return $"Cut off: {thresholds.Count} of {Count(asked)} could be held against what was measured until then, and {(failed == 0 ? "held" : $"{failed} of them did not hold")}.";
        return failed == 0 ? $"All {Count(asked)} hold." : $"{failed} of {Count(asked)} {(failed == 1 ? "does" : "do")} not hold.";
    }

    /// <summary>Conditions and limits of what it shows; empty: there are none to name.</summary>
    public static IEnumerable<string> Of(LoadResults results)
    {
        if (!IsWhole(results)) yield return $"Cut off: {string.Join(", ", results.Scenario.Transports.Select(transport => Reached(results, transport)))}.";
        foreach (var row in results.Rows.Where(row => row.Flags.Contains(LoadFlags.Unreachable)))
            yield return $"{row.Transport}: no connection could be opened ({string.Join(", ", row.Totals.Counters.Errors.Keys)}), so it was given up.";
        if (results.Mode == LoadMode.Echo)
            yield return "Echo: every connection sends the scenario's events itself and has them back. Times are round trips, from the intended send until the event is back at the client's application; over SSE each event goes up in a request of its own.";
        if (results.Mode == LoadMode.Listen)
            yield return "The server's events and their times are its own: what arrived is counted and checked by its sequence; there is no delivery latency without a common clock.";
        foreach (var row in results.Rows.Where(row => row.Flags.Contains(LoadFlags.DriverBound)))
            yield return $"{row.Transport}: in {row.Seconds.Count(second => DriverBound.Is(second, results.Environment.Cores))} of {row.Seconds.Count} seconds the driver itself was late or out of processor time, so its figures are the driver's as much as the server's.";
        foreach (var row in results.Rows.Where(row => row.Flags.Contains(LoadFlags.MachineBound)))
            yield return $"{row.Transport}: in {row.Seconds.Count(second => MachineBound.Is(second, results.Environment.Cores))} of {row.Seconds.Count} seconds server and driver together had nine tenths of this machine, so that each waited for the other: latencies then are the machine's as much as the transport's.";
    }

    private static bool IsWhole(LoadResults results) => results.Rows.Count == results.Scenario.Transports.Count && !results.Rows.Any(row => row.Flags.Contains(LoadFlags.Incomplete));

    private static string Reached(LoadResults results, string transport) => results.Rows.FirstOrDefault(row => row.Transport == transport) is not { } row ? $"{transport} did not run"
        : row.Flags.Contains(LoadFlags.Incomplete) ? FormattableString.Invariant($"{transport} after {(row.Seconds.Count == 0 ? 0 : row.Seconds[^1].At):0} of {results.Scenario.Duration.TotalSeconds:0} s") : $"{transport} ran to its end";

    private static string Count(int thresholds) => thresholds == 1 ? "1 threshold" : $"{thresholds} thresholds";
}
