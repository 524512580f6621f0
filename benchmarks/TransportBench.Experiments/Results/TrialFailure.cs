namespace TransportBench.Experiments.Results;

/// <summary>A trial that gave no result.</summary>
/// <param name="Id">ID of the trial.</param>
/// <param name="Round">Zero-based round.</param>
/// <param name="Reason">What failed, in the words of the child that failed.</param>
public sealed record TrialFailure(string Id, int Round, string Reason);
