using TransportBench.Core;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>Whether the ratio of two lanes holds when they run together otherwise.</summary>
internal static class Stabilities
{
    public static IReadOnlyList<StabilityRow> Of(IReadOnlyList<TrialRow> trials)
    {
        var evidence = new Evidence(trials);
        var rows = new List<(StabilityRow Row, PairedComparison Change)>();
        foreach (var metric in new[] { Metrics.DeliveryP50, Metrics.TransitP50 })
        {
            foreach (var (baseline, candidate) in Pairs())
            {
                var reference = Ratios(evidence, Together.Reference, baseline, candidate, metric);
                foreach (var cell in Together.Others.Prepend(Together.Reference))
                    if (Row(cell, baseline, candidate, metric, reference, Ratios(evidence, cell, baseline, candidate, metric)) is { } row) rows.Add(row);
            }
        }

        return Judged(rows);
    }

    private static IEnumerable<(string Baseline, string Candidate)> Pairs()
    {
        var tcp = StandardLanes.Tcp(Edition.Tuned).ToString();
        var (socket, stream) = (StandardLanes.WebSocket(Edition.Tuned).ToString(), StandardLanes.ServerSentEvents(Edition.Tuned).ToString());
        return [(socket, stream), (tcp, socket), (tcp, stream)];
    }

    // Lanes that run more than once in a cell count with their first copy, as everywhere.
    private static Dictionary<int, double> Ratios(Evidence evidence, string cell, string baseline, string candidate, string metric)
    {
        var (bases, candidates) = (Figures(evidence.Rows(Together.Id, cell, baseline), metric), Figures(evidence.Rows(Together.Id, cell, candidate), metric));
        return bases.Keys.Intersect(candidates.Keys).ToDictionary(round => round, round => candidates[round] / bases[round]);
    }

    private static Dictionary<int, double> Figures(IReadOnlyList<TrialRow> rows, string metric) => rows
        .Where(row => Metrics.Read(row, metric) is > 0).ToDictionary(row => row.Round, row => Metrics.Read(row, metric)!.Value);

    private static (StabilityRow Row, PairedComparison Change)? Row(
        string cell, string baseline, string candidate, string metric, Dictionary<int, double> reference, Dictionary<int, double> ratios)
    {
        var rounds = reference.Keys.Intersect(ratios.Keys).Order().ToArray();
        if (PairedComparison.Of([.. rounds.Select(round => reference[round])], [.. rounds.Select(round => ratios[round])]) is not { } change) return null;
        var ratio = Percentiles.Median([.. rounds.Select(round => ratios[round])]);
        return (new StabilityRow(cell, baseline, candidate, metric, rounds.Length, ratio, change.Ratio, change.Ratio95?.Low, change.Ratio95?.High, null), change);
    }

    // One family per metric, of every cell beside the reference: of both metrics together, the quick profile's ten rounds could detect nothing.
    private static List<StabilityRow> Judged(List<(StabilityRow Row, PairedComparison Change)> rows)
    {
        var judged = rows.Where(row => row.Row.Cell != Together.Reference).GroupBy(row => row.Row.Metric).SelectMany(Family)
            .ToDictionary(entry => entry.Row, entry => entry.Judgement);
        return rows.ConvertAll(entry => !judged.TryGetValue(entry.Row, out var judgement) ? entry.Row
            : entry.Row with { Holds = judgement.Equivalent ? true : judgement.Relevant ? false : null });
    }

    private static IEnumerable<(StabilityRow Row, Judgement Judgement)> Family(IEnumerable<(StabilityRow Row, PairedComparison Change)> rows)
    {
        var family = rows.ToList();
        var adjusted = Holm.Adjust([.. family.Select(row => row.Change.P)]);
        return family.Select((row, index) => (row.Row, Judgement.Of(row.Change, adjusted[index], ComparisonRule.DefaultMargin)));
    }
}
