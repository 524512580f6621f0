using MathNet.Numerics.Distributions;

namespace TransportBench.Statistics;

/// <summary>The Clopper–Pearson interval of a rate: never liberal, whatever the rate (Clopper &amp; Pearson, Biometrika 26, 1934).</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class BinomialInterval
{
    /// <summary>The interval of the rate behind so many successes in so many independent trials.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="confidence">Between 0 and 1, both excluded: 0.95 means 95 %.</param>
    /// <returns>An interval within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Interval ClopperPearson(long successes, long trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        return ClopperPearson((double)successes, trials, confidence);
    }

    /// <summary>The same through the beta quantiles, which need no whole numbers: for effective successes and trials.</summary>
    internal static Interval ClopperPearson(double successes, double trials, double confidence)
    {
        Values.RequireFraction(confidence, nameof(confidence));
        var tail = (1 - confidence) / 2;
        var failures = trials - successes;
        return new Interval(
            successes == 0 ? 0 : Beta.InvCDF(successes, failures + 1, tail),
            failures == 0 ? 1 : Beta.InvCDF(successes + 1, failures, 1 - tail));
    }
}
