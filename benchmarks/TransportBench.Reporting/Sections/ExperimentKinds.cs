using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;

namespace TransportBench.Reporting.Sections;

/// <summary>Which section an experiment belongs to, read off its rows, so that a new experiment finds its place without an entry here.</summary>
public static class ExperimentKinds
{
    /// <summary>The blocking sockets are in it.</summary>
    public static bool IsFloor(RunResults results, string experiment) =>
        experiment == "physical-floor" || Has(results, experiment, t => t.Lane.Transport == "tcp-blocking");

    /// <summary>Some lanes of it ran at once, so that their latencies compare; where each always ran alone, cost was the question.</summary>
    public static bool IsTogether(RunResults results, string experiment) => results.Trials
        .Where(t => t.Experiment == experiment && t.DeliveryLatencyUs is not null)
        .GroupBy(t => t.Id).Any(g => g.Skip(1).Any());

    /// <summary>A polling transport is in it, and not for its bytes, which stand with others'.</summary>
    public static bool IsPolling(RunResults results, string experiment) =>
        Has(results, experiment, t => t.Lane.Transport is "long-polling" or "short-polling" && t.Figures?.ContainsKey("down_bytes_per_event") != true);

    /// <summary>It opens connections.</summary>
    public static bool IsSetUp(RunResults results, string experiment) =>
        Has(results, experiment, t => t.Figures?.Keys.Any(k => k.StartsWith("setup", StringComparison.Ordinal)) == true);

    /// <summary>Something goes wrong in it, and each client tells what it lived through.</summary>
    public static bool IsFault(RunResults results, string experiment) => Has(results, experiment, t => t.Figures?.ContainsKey("attempts") == true);

    /// <summary>It holds connections, and what its rows count are these and not events.</summary>
    public static bool IsHeld(RunResults results, string experiment) => Has(results, experiment, t => t.Figures?.ContainsKey("connections") == true);

    /// <summary>A server restarts under many clients in it.</summary>
    public static bool IsStorm(RunResults results, string experiment) => Has(results, experiment, t => t.Figures?.ContainsKey("peak_connects_per_second") == true);

    /// <summary>A reader stalls in it.</summary>
    public static bool IsSlowConsumer(RunResults results, string experiment) => Has(results, experiment, t => t.Figures?.ContainsKey("resident_000_kib") == true);

    /// <summary>It is about what arrives of every kind of payload: called so, or it varies the kind and measures neither latency nor throughput nor bytes.</summary>
    public static bool IsPayload(RunResults results, string experiment) =>
        experiment.StartsWith("payload", StringComparison.Ordinal)
        || (results.Trials.Where(t => t.Experiment == experiment).Select(t => t.Workload.Kind).Distinct().Skip(1).Any()
            && !Has(results, experiment, t => t.DeliveryLatencyUs is not null || t.EventsPerSecond is not null || t.Bytes is not null));

    /// <summary>The cells with delivery latency of the experiments that satisfy a condition.</summary>
    public static IReadOnlyList<TrialCell> LatencyCells(RunResults results, Func<string, bool> experiment)
    {
        var chosen = results.Trials.Select(t => t.Experiment).Distinct().Where(experiment).ToHashSet();
        return TrialCell.Of(results, t => t.DeliveryLatencyUs is not null && chosen.Contains(t.Experiment));
    }

    private static bool Has(RunResults results, string experiment, Func<TrialRow, bool> row) =>
        results.Trials.Any(t => t.Experiment == experiment && row(t));
}
