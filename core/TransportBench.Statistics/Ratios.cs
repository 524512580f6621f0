namespace TransportBench.Statistics;

/// <summary>What comparisons of positive figures share.</summary>
internal static class Ratios
{
    /// <summary>Natural logarithm of candidate over baseline.</summary>
    /// <remarks>Larger over smaller, the sign apart: swapping the two flips the sign to the last bit, and 1 → 2 ties with 4 → 2.</remarks>
    internal static double Log(double baseline, double candidate) => candidate >= baseline
        ? Math.Log(candidate / baseline)
        : -Math.Log(baseline / candidate);

    internal static Interval? Exponential(Interval? logs) =>
        logs is { } i ? new Interval(Math.Exp(i.Low), Math.Exp(i.High)) : null;

    internal static void RequirePositive(ReadOnlySpan<double> figures, string name)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i] is not (> 0 and < double.PositiveInfinity))
                throw new ArgumentException(FormattableString.Invariant($"Round {i} of the {name} is {figures[i]}; a ratio needs positive, finite figures."), name);
        }
    }
}
