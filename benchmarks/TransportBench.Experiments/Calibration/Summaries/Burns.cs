using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>What each lane felt of one lane's burn.</summary>
internal static class Burns
{
    private const double Tolerated = 0.1;

    public static IEnumerable<BurnRow> Of(IReadOnlyList<TrialRow> trials) =>
        from entry in Burn.All
        let cell = entry.Conditions
        let idle = ByLane(trials, Burn.Conditions(cell, burning: false))
        let burning = ByLane(trials, Burn.Conditions(cell, burning: true))
        from lane in idle.Select(rows => rows.Key)
        let row = Row(cell, lane, lane == Burn.Burning(entry.Edition).ToString(), Figures(idle[lane]), Figures(burning[lane]))
        where row is not null
        select row;

    private static bool? Holds(bool yes, bool no) => yes ? true : no ? false : null;

    private static ILookup<string, TrialRow> ByLane(IReadOnlyList<TrialRow> trials, string conditions) =>
        trials.Where(row => row.Experiment == Burn.Id && row.Conditions == conditions).ToLookup(row => PlannedLane.NameOf(row.Lane.ToString(), row.Copy));

    private static Dictionary<int, double> Figures(IEnumerable<TrialRow> rows) => rows
        .Where(row => row.DeliveryLatencyUs?.P50 is > 0).ToDictionary(row => row.Round, row => row.DeliveryLatencyUs!.P50!.Value);

    private static BurnRow? Row(string cell, string lane, bool burns, Dictionary<int, double> idle, Dictionary<int, double> burning)
    {
        var rounds = idle.Keys.Intersect(burning.Keys).Order().ToArray();
        if (PairedComparison.Of([.. rounds.Select(round => idle[round])], [.. rounds.Select(round => burning[round])]) is not { } moved) return null;
        var bound = Burn.Microseconds * Tolerated;
        bool? holds = moved.Difference95 is not { } interval ? null
            : burns ? Holds(interval.Low > Burn.Microseconds / 2.0, interval.High < Burn.Microseconds / 2.0)
            : Holds(interval.IsInside(-bound, bound), interval.Low > bound || interval.High < -bound);
        return new BurnRow(cell, lane, burns, Burn.Microseconds, moved.Rounds, moved.Difference, moved.Difference95?.Low, moved.Difference95?.High, holds);
    }
}
