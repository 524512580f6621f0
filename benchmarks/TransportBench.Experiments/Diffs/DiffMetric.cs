namespace TransportBench.Experiments.Diffs;

/// <summary>A metric as two runs are compared in it.</summary>
/// <param name="Name">Metric, one of <see cref="Claims.Metrics"/>.</param>
public sealed record DiffMetric(string Name)
{
    /// <summary>Whether more of it is better; otherwise less is.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>Whether it is the same in every repetition: no test, no interval.</summary>
    public bool Exact { get; init; }

    /// <summary>Whether it follows the machine's mood, so that the control of the same round says how much of a change is the machine's.</summary>
    public bool Drifts { get; init; }

    /// <summary>Figures below this count as this: less is what a trial costs once, spread over its events. 0: none do.</summary>
    public double Least { get; init; }
}
