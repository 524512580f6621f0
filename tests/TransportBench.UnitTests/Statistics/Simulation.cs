using MathNet.Numerics.Distributions;

namespace TransportBench.UnitTests.Statistics;

/// <summary>Runs with a known truth, from fixed seeds.</summary>
internal static class Simulation
{
    public const int Runs = 2_000;

    /// <summary>Shapes of noise that are symmetric about 0.</summary>
    public static readonly string[] Shapes = ["normal", "Cauchy", "log-normal", "bimodal", "drift", "ties"];

    /// <summary>Three standard deviations of a share of so many runs.</summary>
    public static double Allowance(double share, int runs = Runs) => 3 * Math.Sqrt(share * (1 - share) / runs);

    /// <summary>The share of runs of which something holds.</summary>
    public static double Share(int seed, Func<Random, bool> holds, int runs = Runs)
    {
        var random = new Random(seed);
        var held = 0;
        for (var run = 0; run < runs; run++)
            held += holds(random) ? 1 : 0;
        return (double)held / runs;
    }

    /// <summary>A value per round, symmetric about 0, with a scale of about 1.</summary>
    public static double[] Noise(string shape, int rounds, Random random)
    {
        var values = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            values[round] = shape switch
            {
                "normal" => Normal(random),
                "Cauchy" => Cauchy.Sample(random, 0, 1),
                // Two lanes of the same skewed shape: the skew cancels, the heavy tails stay.
                "log-normal" => Math.Exp(Normal(random)) - Math.Exp(Normal(random)),
                "bimodal" => (random.Next(2) == 0 ? -3 : 3) + (0.2 * Normal(random)),
                "drift" => (0.3 * (round - ((rounds - 1) / 2.0))) + Normal(random),
                "ties" => Math.Round(Normal(random)),
                _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "No such shape."),
            };
        }

        return values;
    }

    public static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);

    /// <summary>Successes per cluster: beta-binomial, with this correlation between two trials of a cluster.</summary>
    public static (long Successes, long Trials)[] Clusters(int clusters, int trials, double rate, double correlation, Random random)
    {
        var drawn = new (long, long)[clusters];
        for (var i = 0; i < clusters; i++)
        {
            var own = Rate(rate, correlation, random);
            var successes = 0L;
            for (var trial = 0; trial < trials; trial++)
                successes += random.NextDouble() < own ? 1 : 0;
            drawn[i] = (successes, trials);
        }

        return drawn;
    }

    private static double Rate(double rate, double correlation, Random random) => correlation switch
    {
        0 => rate,
        1 => random.NextDouble() < rate ? 1 : 0,
        _ => Beta.Sample(random, rate * (1 - correlation) / correlation, (1 - rate) * (1 - correlation) / correlation),
    };
}
