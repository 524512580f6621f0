using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Each lane's delivery latency by the lane that had the slot before it.</summary>
public static class CarryOverSection
{
    private const int Unfolded = 8;

    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = TrialCell.Of(results, t => t is { CarryOver.Count: > 0, DeliveryLatencyUs.P50: > 0 } && !ExperimentKinds.IsPayload(results, t.Experiment))
            .Where(c => c.Lanes.Any(l => Before(l.Rounds).Count > 1)).ToList();
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "p50 of delivery latency in µs, median over rounds: a row per lane, a column per predecessor; below it, over the lane's own p50 of the same round. Where lanes do not disturb one another, those are all 1; the spread is the largest over the smallest. After a doubled lane the mean over its copies is the round's figure. A pair that some rounds lack names the rounds it has; “too few” had fewer than 200 events in every round.")
        { Style = ParagraphStyle.Note };
        List<Block> matrices = [.. cells.Select(Matrix)];
        if (matrices.Count > Unfolded)
            matrices = [new Fold($"All {matrices.Count} cells, the largest spread {Numbers.Ratio(cells.Max(Spread))}", matrices)];
        foreach (var block in matrices)
            yield return block;
    }

    private static Table Matrix(TrialCell cell)
    {
        var before = Before(cell.Trials);
        var names = new LaneNames(before);
        return new Table(
            [Column.Lane, .. before.Select(b => Column.Number("after " + names[b])), Column.Number("Spread"), Column.Number("Rounds")],
            [.. cell.Lanes.Select(l => Row(l, before))])
        {
            Caption = $"{cell.Experiment}: {cell.Conditions}",
        };
    }

    private static IReadOnlyList<Cell> Row(TrialLane lane, List<string> before)
    {
        var figures = before.ConvertAll(b => PerRound(lane, b));
        var own = figures.ConvertAll(OverOwn);
        var rounds = lane.Rounds.Select(t => t.Round).Distinct().Count();
        return
        [
            lane.Name,
            .. figures.Select((f, i) => Medians.Of(f.Select(r => r.Us)) is { } median
                ? new Cell(Numbers.Significant(median)) { Detail = $"×{Numbers.Ratio(own[i])}{(f.Count < rounds ? $", {f.Count} of {rounds} rounds" : "")}" }
                : new Cell(Numbers.TooFew) { Tone = Tone.Muted }),
            Numbers.Ratio(Spread(own)),
            Numbers.Whole(rounds),
        ];
    }

    private static double? OverOwn(List<(double Us, double Own)> rounds) => Medians.Of(rounds.Select(r => r.Us / r.Own));

    private static double? Spread(TrialCell cell) => cell.Lanes.Max(l => Spread(Before(cell.Trials).ConvertAll(b => OverOwn(PerRound(l, b)))));

    private static double? Spread(List<double?> own)
    {
        var known = own.OfType<double>().ToList();
        return known.Count > 1 && known.Min() > 0 ? known.Max() / known.Min() : null;
    }

    // One figure per round, whatever the number of copies, so that both medians are over the same rounds.
    private static List<(double Us, double Own)> PerRound(TrialLane lane, string before) =>
    [
        .. lane.Rounds.SelectMany(t => t.CarryOver!.Where(c => Plain(c.Key) == before).Select(c => (t.Round, Us: c.Value, Own: t.DeliveryLatencyUs!.P50!.Value)))
            .GroupBy(f => f.Round).Select(g => (g.Average(f => f.Us), g.Average(f => f.Own))),
    ];

    private static List<string> Before(IEnumerable<TrialRow> trials) =>
        [.. trials.SelectMany(t => t.CarryOver!.Keys).Select(Plain).Distinct().OrderBy(LaneNames.Rank).ThenBy(n => n, StringComparer.Ordinal)];

    // The second copy of a lane carries a number behind its name.
    private static string Plain(string lane) => lane.Split('#')[0];
}
