namespace TransportBench.Experiments.Experiments;

/// <summary>A grid over some choices with the rest held still.</summary>
/// <param name="Id">Name on the command line and in results.</param>
/// <param name="Description">One line for <c>list</c>.</param>
/// <param name="Slices">The cells a profile measures.</param>
/// <remarks><see cref="ExperimentCatalogue"/> lists every member.</remarks>
public sealed record Experiment(string Id, string Description, Func<Profile, IEnumerable<Slice>> Slices)
{
    /// <summary>Whether a run of a profile measures it that asks for no experiment and no claim; one that asks for it measures it in any.</summary>
    public Func<Profile, bool> ByDefault { get; init; } = _ => true;

    /// <summary>Whether a run of a profile measures it for a claim that reads it.</summary>
    public Func<Profile, bool> ByClaim { get; init; } = _ => true;

    /// <summary>Why this machine cannot run it, with what helps; <see langword="null"/> if it can.</summary>
    public Func<string?> WhyNot { get; init; } = () => null;

    /// <summary>The same experiment with some of its cells, each with all its lanes.</summary>
    /// <param name="cells">Whether a cell is one of them.</param>
    public Experiment Only(Func<string, bool> cells) => this with { Slices = profile => Slices(profile).Where(slice => cells(slice.Conditions)) };
}
