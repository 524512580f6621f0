namespace TransportBench.Experiments.Claims;

/// <summary>A part decided by exact figures (bytes, counts, outcomes), which need no interval.</summary>
/// <param name="Needs">ID of the experiment that has the figures.</param>
/// <param name="Judge">A pure function of the trials of the cells it <see cref="Reads"/>: it is shown no others.</param>
public sealed record ExactRule(string Needs, Func<Evidence, ExactOutcome> Judge) : PartRule
{
    /// <summary>The cells it is about; <see langword="null"/>: whatever the experiment has.</summary>
    public IReadOnlyList<string>? Cells { get; init; }

    /// <inheritdoc/>
    public override string? Experiment => Needs;

    /// <inheritdoc/>
    public override bool Reads(string experiment, string conditions) => experiment == Needs && Cells?.Contains(conditions) != false;

    /// <summary>What the figures say. A cell that the rule does not name does not exist for it, so a run of the named ones decides the same.</summary>
    public ExactOutcome Judged(Evidence evidence) => Judge(evidence.Only(Reads));
}
