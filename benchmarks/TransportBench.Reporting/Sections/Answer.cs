using System.Globalization;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>The answer, sentence by sentence, computed from the results alone.</summary>
/// <remarks>A sentence whose figures are missing is left out; none is ever typed in.</remarks>
public static class Answer
{
    private static readonly string[] Twins = ["websocket", "sse"];

    /// <summary>The sentences, the most important first.</summary>
    public static IEnumerable<string> Sentences(RunResults results)
    {
        var direct = results.Comparisons.Where(c => c is { SameLane: false, Bound: null, Ratio: not null } && Pair(c)
                && !ExperimentKinds.IsPolling(results, c.Experiment) && !ExperimentKinds.IsFloor(results, c.Experiment))
            .OrderBy(c => c.Claim is null ? 1 : 0).DistinctBy(c => (c.Experiment, c.Metric, c.Conditions, c.Candidate, c.Baseline)).ToList();
        var latency = Latency(direct).ToList();
        string[] rest = [.. latency.Skip(1), .. Throughput(direct), .. Overhead(results), .. Accounting.Sentences(results)];
        return [.. Busy(results), .. latency.Take(1), Verdicts(results), .. rest];
    }

    // Before any figure, since it is about all of them.
    private static IEnumerable<string> Busy(RunResults results) =>
        Disturbances.Of(results.Trials) is { IsBusy: true } disturbed
            ? [$"The machine was busy: {Numbers.Whole(disturbed.Left)} of {Numbers.Whole(disturbed.Trials)} trials stand here disturbed by something else. Close what else runs and measure again before relying on any figure below."]
            : [];

    private static bool Pair(ComparisonRow row) =>
        Twins.Contains(LaneNames.Transport(row.Candidate)) && Twins.Contains(LaneNames.Transport(row.Baseline))
        && LaneNames.Transport(row.Candidate) != LaneNames.Transport(row.Baseline);

    private static IEnumerable<string> Latency(List<ComparisonRow> direct)
    {
        var p50 = OnePerCell(direct.Where(c => c.Metric == "delivery_latency_p50_us"));
        if (p50.Count == 0)
            yield break;
        var lead = p50.TrueForAll(c => c.Decision is not ("above" or "below"))
            ? p50.TrueForAll(c => c.Decision == "inconclusive") ? "Delivery latency is undecided" : "Delivery latency gives no reason to choose"
            : "Delivery latency differs";
        yield return $"{lead}: {Spread(p50, "p50 delivery latency")}.";
        var marked = direct.Where(c => c.Matters is not null).ToList();
        var matter = marked.Count(c => c.Matters == true);
        var tailIsOpen = direct.Exists(c => c.Metric == "delivery_latency_p99_us") && direct.TrueForAll(c => c.Metric != "delivery_latency_p99_us" || c.Ratio is null);
        if (marked.Count > 0)
        {
            yield return matter == 0
                ? tailIsOpen
                    ? "No estimated difference between the two exceeds 1 ms at p50; this run has too few samples for p99."
                    : "No estimated difference between the two exceeds 1 ms at p50 or 5 ms at p99."
                : $"In {matter} of {marked.Count} latency comparisons of the two the difference matters (more than 1 ms at p50 or 5 ms at p99).";
        }
    }

    private static IEnumerable<string> Throughput(List<ComparisonRow> direct)
    {
        var rows = OnePerCell(direct.Where(c => c.Metric == "events_per_second"));
        if (rows.Count > 0)
            yield return $"Saturated, {Spread(rows, "throughput in events per second")}.";
    }

    private static string Spread(List<ComparisonRow> rows, string what)
    {
        var (candidate, baseline) = (LaneNames.InProse(LaneNames.Transport(rows[0].Candidate)), LaneNames.InProse(LaneNames.Transport(rows[0].Baseline)));
        if (rows.Count <= 3)
        {
            var each = rows.Select(r => $"{ComparisonText.Ratio(r)} times {baseline}'s ({r.Conditions}: {r.Decision})");
            return $"{candidate}'s {what} was {string.Join(" and ", each)}";
        }

        var decisions = rows.GroupBy(r => r.Decision).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} in {g.Count()}");
        var (low, high) = (Numbers.Ratio(rows.Min(r => r.Ratio)), Numbers.Ratio(rows.Max(r => r.Ratio)));
        var span = low == high ? low : $"{low} to {high}";
        return $"over {rows.Count} cells {candidate}'s {what} came to {span} times {baseline}'s ({string.Join(", ", decisions)})";
    }

    // A cell may be compared for a claim and again as context, in either orientation: the commoner orientation, once per cell.
    private static List<ComparisonRow> OnePerCell(IEnumerable<ComparisonRow> rows)
    {
        var oriented = rows.GroupBy(r => LaneNames.Transport(r.Candidate)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        return oriented is null ? [] : [.. oriented.DistinctBy(r => (r.Experiment, r.Conditions))];
    }

    private static IEnumerable<string> Overhead(RunResults results)
    {
        var rows = results.Trials.Where(t => t.Bytes is { Events: > 0 } && t.Workload is { SizeBytes: 128, Kind: "text", Schedule: not "saturated" }
            && t.Conditions.EndsWith(" 128 B", StringComparison.Ordinal)).ToList();
        var costs = Twins.Select(twin => rows.Where(t => t.Lane.Transport == twin && t.Lane.Variant.Length == 0)
            .Select(t => (double)(t.Bytes!.Framing + t.Bytes.Chunking) / t.Bytes.Events).ToList()).ToList();
        if (costs.TrueForAll(c => c.Count > 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Beside its payload an event of 128 B costs {Range(costs[0])} over WebSocket and {Range(costs[1])} over SSE, chunk framing included.");
        }
    }

    private static string Range(List<double> costs)
    {
        var (low, high) = (Numbers.Exact(costs.Min()), Numbers.Exact(costs.Max()));
        return low == high ? $"{low} B" : $"{low}–{high} B";
    }

    private static string Verdicts(RunResults results)
    {
        var run = results.Claims.Where(c => c.Verdict != VerdictTable.NotRun).ToList();
        if (results.Claims.Count == 0)
            return "The results hold no claims.";
        if (run.Count == 0)
            return $"None of the ledger's {results.Claims.Count} claims was put to the test in this run.";
        string[] order = ["Supported", "Refuted", "Mixed", "Inconclusive"];
        var counts = order.Select(v => (Word: v.ToLowerInvariant(), Count: run.Count(c => c.Verdict.StartsWith(v, StringComparison.Ordinal))))
            .Where(v => v.Count > 0).Select(v => $"{v.Count} {v.Word}");
        return $"Of the ledger's {results.Claims.Count} claims {run.Count} were put to the test: {string.Join(", ", counts)}.";
    }
}
