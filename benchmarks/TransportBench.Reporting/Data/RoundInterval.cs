using TransportBench.Statistics;

namespace TransportBench.Reporting.Data;

/// <summary>How far a lane's figure varies over rounds: for the whiskers of the charts.</summary>
/// <remarks>
/// Of one lane by itself. Whether two lanes differ follows from the comparisons alone, whose intervals are paired by round and narrower.
/// The interval is <see cref="SignedRank.ConfidenceInterval"/> of the logarithms, as for ratios.
/// </remarks>
public static class RoundInterval
{
    private const double Confidence = 0.95;
    private const int Fewest = 6;

    /// <summary>The 95 % interval of the typical figure; with fewer than six rounds, from the lowest to the highest.</summary>
    /// <param name="rounds">A figure per round, each above 0; at least one.</param>
    public static (double Low, double High) Of(IReadOnlyList<double> rounds)
    {
        double[] logs = [.. rounds.Select(r => Math.Log(Math.Max(r, 1e-9)))];
        return SignedRank.ConfidenceInterval(logs, Confidence) is { } interval
            ? (Math.Exp(interval.Low), Math.Exp(interval.High))
            : (rounds.Min(), rounds.Max());
    }

    /// <summary>What the whiskers span.</summary>
    /// <param name="fewest">Rounds of the lane that has the fewest.</param>
    /// <param name="most">Rounds of the lane that has the most.</param>
    public static string InWords(int fewest, int most) => (fewest, most) switch
    {
        ( >= Fewest, _) => "Whisker: 95 % interval over rounds",
        (_, >= Fewest) => "Whisker: 95 % interval over rounds; with fewer than six of them, lowest to highest",
        (_, > 1) => "Whisker: lowest to highest round, too few for a 95 % interval",
        _ => "One round: no interval",
    };

    /// <summary>A sample size: <c>n = 10 rounds</c>, <c>n = 8 to 10 rounds</c>.</summary>
    /// <param name="fewest">Rounds of what has the fewest.</param>
    /// <param name="most">Rounds of what has the most.</param>
    public static string Sample(int fewest, int most) => (fewest, most) switch
    {
        (1, 1) => "n = 1 round",
        _ when fewest == most => $"n = {fewest} rounds",
        _ => $"n = {fewest} to {most} rounds",
    };
}
