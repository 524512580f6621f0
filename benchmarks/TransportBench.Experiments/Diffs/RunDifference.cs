namespace TransportBench.Experiments.Diffs;

/// <summary>Something in which two runs differ, so that their figures may not compare.</summary>
/// <param name="Name">What it is, in words: <c>processor</c>.</param>
/// <param name="Base">The base's value.</param>
/// <param name="Candidate">The candidate's.</param>
public sealed record RunDifference(string Name, string Base, string Candidate)
{
    /// <summary>In one line: <c>cores: 2 against 4</c>.</summary>
    public override string ToString() => $"{Name}: {Shown(Base)} against {Shown(Candidate)}";

    private static string Shown(string value) => value.Length == 0 ? "none" : value;
}
