namespace TransportBench.Experiments.Claims;

/// <summary>A part decided by exact figures (bytes, counts, outcomes), which need no interval.</summary>
/// <param name="Needs">ID of the experiment that has the figures.</param>
/// <param name="Judge">A pure function of the trials.</param>
public sealed record ExactRule(string Needs, Func<Evidence, ExactOutcome> Judge) : PartRule
{
    /// <inheritdoc/>
    public override string? Experiment => Needs;
}
