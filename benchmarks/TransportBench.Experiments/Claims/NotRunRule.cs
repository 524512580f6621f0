namespace TransportBench.Experiments.Claims;

/// <summary>A part that this version cannot run: it does not vote and says why.</summary>
/// <param name="Reason">What is missing, for the reader of a report.</param>
public sealed record NotRunRule(string Reason) : PartRule
{
    /// <inheritdoc/>
    public override string? Experiment => null;

    /// <inheritdoc/>
    public override bool Reads(string experiment, string conditions) => false;
}
