using MathNet.Numerics.Distributions;

namespace TransportBench.Statistics;

/// <summary>A rate whose trials come in clusters that may agree among themselves, such as the A/A comparisons of one run.</summary>
/// <remarks>
/// <para>
/// Interval: Clopper–Pearson with an effective number of trials (Korn &amp; Graubard, Survey Methodology 24, 1998). The variance of the rate
/// is that between clusters, by linearisation of the ratio Σ successes / Σ trials; over the variance of as many independent trials it is the
/// design effect. The effective trials are n / design effect × (t₍n−1₎ / t₍clusters−1₎)², the paper's factor for a variance estimated from few clusters.
/// </para>
/// <para>
/// Two bounds are ours. The design effect is never below 1: clusters that happen to differ too little are no evidence. The effective trials
/// are never fewer than (Σ trials)² / Σ trials², which is the number of clusters where all are of one size: trials of a cluster cannot agree more than completely.
/// With no success, or nothing else, the clusters cannot show whether their trials agree, so complete agreement is assumed. The
/// interval of 0 may therefore be wider than that of a single success, which does show that its cluster did not agree.
/// </para>
/// <para>Trials of different clusters are independent. Immutable.</para>
/// </remarks>
public sealed record ClusteredRate
{
    /// <summary>Successes over trials, 0 to 1.</summary>
    public required double Rate { get; init; }

    /// <summary>The interval of the rate, within [0, 1].</summary>
    public required Interval Interval { get; init; }

    /// <summary>Independent trials that would tell as much; at least 1, at most the trials there are.</summary>
    public required double EffectiveTrials { get; init; }

    /// <summary>Variance of the rate over that of as many independent trials; at least 1.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>Number of clusters; at least 1.</summary>
    public required int Clusters { get; init; }

    /// <summary>The rate behind some clusters of trials.</summary>
    /// <param name="clusters">At least one; each with at least one trial and 0 to that many successes.</param>
    /// <param name="confidence">Between 0 and 1, both excluded: 0.95 means 95 %.</param>
    /// <exception cref="ArgumentException">There is no cluster, or one is not possible.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public static ClusteredRate Of(IReadOnlyList<(long Successes, long Trials)> clusters, double confidence)
    {
        Require(clusters);
        Values.RequireFraction(confidence, nameof(confidence));

        double successes = clusters.Sum(c => c.Successes);
        double trials = clusters.Sum(c => c.Trials);
        var rate = successes / trials;
        var most = clusters.Sum(c => (double)c.Trials * c.Trials) / trials;
        var effect = rate is 0 or 1 ? most : Math.Clamp(Between(clusters, rate, trials) / (rate * (1 - rate) / (trials - 1)), 1, most);
        var effective = Math.Max(trials / most, trials / effect * FewClusters(trials, clusters.Count, confidence));
        return new ClusteredRate
        {
            Rate = rate,
            Interval = BinomialInterval.ClopperPearson(rate * effective, effective, confidence),
            EffectiveTrials = effective,
            DesignEffect = effect,
            Clusters = clusters.Count,
        };
    }

    // One cluster has nothing to vary against: most it is, which the clamp makes of infinity.
    private static double Between(IReadOnlyList<(long Successes, long Trials)> clusters, double rate, double trials)
    {
        double count = clusters.Count;
        return count < 2
            ? double.PositiveInfinity
            : count / (count - 1) * clusters.Sum(c => Math.Pow(c.Successes - (rate * c.Trials), 2)) / (trials * trials);
    }

    private static double FewClusters(double trials, int clusters, double confidence)
    {
        return clusters < 2 ? 0 : Math.Pow(Quantile(trials - 1) / Quantile(clusters - 1), 2);

        double Quantile(double freedom) => StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2);
    }

    private static void Require(IReadOnlyList<(long Successes, long Trials)> clusters)
    {
        if (clusters.Count == 0)
            throw new ArgumentException("There is no cluster; at least one is needed.", nameof(clusters));
        for (var i = 0; i < clusters.Count; i++)
        {
            if (clusters[i].Trials < 1 || clusters[i].Successes < 0 || clusters[i].Successes > clusters[i].Trials)
                throw new ArgumentException($"Cluster {i} has {clusters[i].Successes} successes in {clusters[i].Trials} trials; it needs at least one trial, and successes from 0 to as many.", nameof(clusters));
        }
    }
}
