using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace TransportBench.Statistics;

/// <summary>How many rounds a comparison needs.</summary>
/// <remarks>Pure and thread-safe. Plan before the run, or for another one: adding rounds to a run until it decides makes the p-values lie.</remarks>
public static class RoundPlan
{
    /// <summary>The most rounds <see cref="ToDecide"/> will speak of.</summary>
    public const int Most = 10_000;

    private const double Power = 0.8;

    // Pitman efficiency of the Hodges–Lehmann estimate against the mean for normal values: 3/π.
    private const double Efficiency = 3 / Math.PI;

    /// <summary>The fewest rounds with which a family can detect anything: ⌈log₂(2m/0.05)⌉, and at least 6, below which there is no 95 % interval.</summary>
    /// <remarks>With every round on one side the exact p-value is 2/2ⁿ, and Holm multiplies the smallest of a family by m.</remarks>
    /// <param name="primaryParts">m, the family's primary parts; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="primaryParts"/> is below 1.</exception>
    public static int Minimum(int primaryParts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(primaryParts, 1);

        // In whole numbers: 2ⁿ ≥ 2m/0.05 = 40m.
        var rounds = 6;
        while (1L << rounds < 40L * primaryParts)
            rounds++;
        return rounds;
    }

    /// <summary>The fewest rounds of each of two runs with which a family of comparisons between them can detect anything.</summary>
    /// <remarks>With every round of one run below every round of the other the exact p-value is 2/C(2n, n), and Holm multiplies the smallest of a family by m.</remarks>
    /// <param name="comparisons">m; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="comparisons"/> is below 1.</exception>
    public static int MinimumOfEach(int comparisons)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        var rounds = 4;
        while (RankSum.SmallestP(rounds, rounds) * comparisons >= Judgement.Level)
            rounds++;
        return rounds;
    }

    /// <summary>The rounds with which a new run like this one would decide with a probability of 80 %.</summary>
    /// <remarks>
    /// A normal approximation that takes this run's estimate and the standard deviation of its log ratios for the truth. An estimate beyond
    /// the margin: enough for the 95 % interval to clear the nearer bound. One inside: enough for the 90 % interval to clear both. The closer to a
    /// bound, the more rounds. An order of magnitude from few rounds, not a promise; a family's Holm adjustment is not in it (<see cref="Minimum"/> is).
    /// </remarks>
    /// <param name="comparison">A comparison, usually one judged <see cref="Decision.Inconclusive"/>.</param>
    /// <param name="margin">Between 0 and 1, both excluded: 0.05 bounds the ratio by 0.95 and 1.05.</param>
    /// <returns>
    /// Rounds in all, more than the comparison has and at least <see cref="Minimum"/> of one part; <see langword="null"/> where that is more than
    /// <see cref="Most"/> or, with a single round, the scatter is unknown.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is out of range.</exception>
    public static int? ToDecide(PairedComparison comparison, double margin)
    {
        Values.RequireFraction(margin, nameof(margin));
        if (comparison.LogRatios.Count < 2)
            return null;

        var estimate = Math.Log(comparison.Ratio);
        var scatter = comparison.LogRatios.StandardDeviation() / Math.Sqrt(Efficiency);
        var enough = FirstThat(rounds => PowerOf(estimate, scatter / Math.Sqrt(rounds), margin) >= Power);
        if (enough is not { } few)
            return null;

        var atLeast = Math.Max(few, Math.Max(Minimum(1), comparison.Rounds + 1));
        return atLeast <= Most ? atLeast : null;
    }

    // Distances are from the bounds inwards; one of them is negative when the estimate lies outside.
    private static double PowerOf(double estimate, double standardError, double margin)
    {
        var fromLow = estimate - Math.Log(1 - margin);
        var fromHigh = Math.Log(1 + margin) - estimate;
        var nearest = Math.Min(fromLow, fromHigh);
        return nearest < 0
            ? Clears(-nearest, standardError, 0.975)
            : Math.Max(0, Clears(fromLow, standardError, 0.95) + Clears(fromHigh, standardError, 0.95) - 1);
    }

    // Probability that the end of an interval falls short of a bound that lies so far from the truth.
    private static double Clears(double distance, double standardError, double oneSided) => standardError > 0
        ? Normal.CDF(0, 1, (distance / standardError) - Normal.InvCDF(0, 1, oneSided))
        : distance > 0 ? 1 : 0;

    // Power grows with rounds, so bisection finds the first.
    private static int? FirstThat(Func<int, bool> suffices)
    {
        if (!suffices(Most))
            return null;

        int tooFew = 0, enough = Most;
        while (enough - tooFew > 1)
        {
            var middle = (tooFew + enough) / 2;
            if (suffices(middle))
                enough = middle;
            else
                tooFew = middle;
        }

        return enough;
    }
}
