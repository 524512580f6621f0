using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Reporting;

/// <summary>Made-up comparisons, one of every decision.</summary>
public static class SampleComparisons
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ComparisonRow> All(int rounds) =>
        Latency(rounds, "tuned", 1.012).Concat(Latency(rounds, "idiomatic", 1.084)).Concat(Throughput(rounds)).Concat(SameLane(rounds)).Concat(Polling(rounds)).Concat(SetUp(rounds));

    /// <summary>One comparison; its decision follows from the interval alone.</summary>
    public static ComparisonRow Row(
        string experiment, string metric, string conditions, string candidate, string baseline, double value, double ratio, double halfWidth, int rounds)
    {
        var (low, high) = (ratio / (1 + halfWidth), ratio * (1 + halfWidth));
        var (detected, equivalent) = (low > 1 || high < 1, low > 0.95 && high < 1.05);
        var relevant = low > 1.05 || high < 0.95;
        return new ComparisonRow
        {
            Id = $"{experiment}/{metric}/{conditions}/{candidate} vs {baseline}",
            Experiment = experiment,
            Metric = metric,
            Conditions = conditions,
            Baseline = baseline,
            Candidate = candidate,
            BaselineValue = value,
            CandidateValue = value * ratio,
            Ratio = ratio,
            Low = low,
            High = high,
            Difference = value * (ratio - 1),
            Rounds = rounds,
            P = detected ? 0.0019 : 0.41,
            PAdjusted = detected ? 0.0114 : 1,
            Detected = detected,
            Relevant = relevant,
            Equivalent = equivalent,
            Matters = metric.EndsWith("_p50_us", StringComparison.Ordinal) || metric.EndsWith("_p99_us", StringComparison.Ordinal) ? Math.Abs(value * (ratio - 1)) > 1_000 : null,
            Margin = 0.05,
            Decision = relevant ? ratio > 1 ? "above" : "below" : equivalent ? "equivalent" : detected ? ratio > 1 ? "slightly above" : "slightly below" : "inconclusive",
            RoundsNeeded = relevant || equivalent || detected ? null : 34,
        };
    }

    private static IEnumerable<ComparisonRow> Latency(int rounds, string edition, double ratio)
    {
        var (tcp, websocket, sse) = (SampleTrials.Lane("tcp", edition), SampleTrials.Lane("websocket", edition), SampleTrials.Lane("sse", edition));
        var conditions = $"{edition}, text 128 B, 1000/s";
        foreach (var (metric, value, width) in new[] { ("delivery_latency_p50_us", 71.3, 0.009), ("delivery_latency_p90_us", 130.0, 0.03), ("delivery_latency_p99_us", 310.0, 0.07), ("transit_time_p50_us", 62.1, 0.01) })
        {
            yield return Row("delivery-latency", metric, conditions, websocket, tcp, value, 1.03, width, rounds);
            yield return Row("delivery-latency", metric, conditions, sse, tcp, value, 1.03 * ratio, width, rounds);
            yield return Row("delivery-latency", metric, conditions, sse, websocket, value * 1.03, ratio, width, rounds) with { Claim = "sse-less-realtime" };
        }
    }

    private static IEnumerable<ComparisonRow> Throughput(int rounds)
    {
        foreach (var edition in new[] { "tuned", "idiomatic" })
        {
            foreach (var size in new[] { 16, 128, 4096 })
                yield return Row("throughput", "events_per_second", $"{edition}, text {size} B, flush per event", SampleTrials.Lane("sse", edition), SampleTrials.Lane("websocket", edition), 1.8e6, 1.32, 0.04, rounds);
        }
    }

    private static IEnumerable<ComparisonRow> SameLane(int rounds) => new[] { ("p50", 71.3), ("p90", 130.0), ("p99", 310.0) }.Select((metric, i) =>
        Row("delivery-latency", $"delivery_latency_{metric.Item1}_us", "tuned, text 128 B, 1000/s", SampleTrials.Lane("sse", "tuned") + "#1", SampleTrials.Lane("sse", "tuned"), metric.Item2, 1 + i * 0.001, 0.009 * (i + 1), rounds) with { SameLane = true, PAdjusted = null });

    private static IEnumerable<ComparisonRow> SetUp(int rounds)
    {
        yield return Row("connection-setup", "figure:setup_cold_us", "idiomatic, text 128 B", SampleTrials.Lane("sse", "idiomatic"), SampleTrials.Lane("websocket", "idiomatic"), 2_209, 1.014, 0.03, rounds) with { PAdjusted = null };
    }

    private static IEnumerable<ComparisonRow> Polling(int rounds)
    {
        var websocket = SampleTrials.Lane("websocket", "idiomatic");
        yield return Row("polling", "delivery_latency_p50_us", "128 B, 20/s", websocket, SampleTrials.Lane("long-polling", "idiomatic"), 221, 0.332, 0.04, rounds) with { Claim = "ws-realtime" };
        yield return Row("polling", "delivery_latency_p50_us", "128 B, 20/s", websocket, SampleTrials.Lane("short-polling", "idiomatic"), 499_100, 0.000147, 0.04, rounds) with { Claim = "ws-realtime" };
        yield return Row("polling", "delivery_latency_p99_us", "128 B, 20/s", websocket, SampleTrials.Lane("long-polling", "idiomatic"), 221, 1, 0.04, rounds) with
        {
            BaselineValue = null,
            CandidateValue = null,
            Ratio = null,
            Low = null,
            High = null,
            Difference = null,
            P = null,
            PAdjusted = null,
            Matters = null,
            Decision = "too few samples",
            RoundsNeeded = null,
        };
    }
}
