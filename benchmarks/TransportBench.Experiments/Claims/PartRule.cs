namespace TransportBench.Experiments.Claims;

/// <summary>How a part is decided: a <see cref="ComparisonRule"/>, an <see cref="ExactRule"/> or a <see cref="NotRunRule"/>.</summary>
public abstract record PartRule
{
    /// <summary>ID of the experiment whose trials decide it; <see langword="null"/> where none does yet.</summary>
    public abstract string? Experiment { get; }

    /// <summary>Whether the part cannot be decided without that cell.</summary>
    /// <param name="experiment">ID of the experiment.</param>
    /// <param name="conditions">The cell.</param>
    public abstract bool Reads(string experiment, string conditions);
}
