namespace TransportBench.Statistics;

/// <summary>A comparison held against its margin.</summary>
/// <param name="Detected">The adjusted p-value is below 0.05.</param>
/// <param name="Relevant">Detected, and the 95 % interval of the ratio lies wholly beyond the margin.</param>
/// <param name="Equivalent">The 90 % interval of the ratio lies wholly inside the margin, detected or not.</param>
/// <param name="Decision">The three in one word.</param>
public readonly record struct Judgement(bool Detected, bool Relevant, bool Equivalent, Decision Decision)
{
    /// <summary>Level of a family's tests: an adjusted p-value below it is a detection.</summary>
    public const double Level = 0.05;

    /// <summary>Judges a comparison.</summary>
    /// <remarks>
    /// Equivalence by two one-sided tests at 5 % each, which is the 90 % interval inside the margin: Schuirmann, J. Pharmacokinet. Biopharm.
    /// 15 (1987). A ratio that only touches a bound is neither inside nor beyond. Pure and thread-safe.
    /// </remarks>
    /// <param name="comparison">The comparison; without an interval it is neither relevant nor equivalent.</param>
    /// <param name="adjustedP">Its p-value after <see cref="Holm.Adjust"/> over the family, 0 to 1.</param>
    /// <param name="margin">Not negative: 0.05 bounds the ratio by 0.95 and 1.05. With 0 nothing is equivalent; from 1 on nothing is relevant below.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Judgement Of(PairedComparison comparison, double adjustedP, double margin) =>
        Of(comparison.Ratio, comparison.Ratio95, comparison.Ratio90, adjustedP, margin);

    /// <summary>Judges a comparison of two runs, as one within a run.</summary>
    /// <param name="comparison">The comparison; without an interval it is neither relevant nor equivalent.</param>
    /// <param name="adjustedP">Its p-value after <see cref="Holm.Adjust"/> over the family, 0 to 1.</param>
    /// <param name="margin">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Judgement Of(UnpairedComparison comparison, double adjustedP, double margin) =>
        Of(comparison.Ratio, comparison.Ratio95, comparison.Ratio90, adjustedP, margin);

    private static Judgement Of(double ratio, Interval? ratio95, Interval? ratio90, double adjustedP, double margin)
    {
        if (adjustedP is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(adjustedP), adjustedP, "Must lie between 0 and 1.");
        if (margin is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "Must be finite and not negative.");

        var detected = adjustedP < Level;
        var below = ratio95 is { } i && i.High < 1 - margin;
        var above = ratio95 is { } j && j.Low > 1 + margin;
        var relevant = detected && (below || above);
        var equivalent = ratio90 is { } k && k.IsInside(1 - margin, 1 + margin);
        var decision = (detected, relevant, equivalent, ratio) switch
        {
            (_, true, _, _) => below ? Decision.Below : Decision.Above,
            (_, _, true, _) => Decision.Equivalent,
            (true, _, _, < 1) => Decision.SlightlyBelow,
            (true, _, _, > 1) => Decision.SlightlyAbove,
            _ => Decision.Inconclusive,
        };
        return new Judgement(detected, relevant, equivalent, decision);
    }
}
