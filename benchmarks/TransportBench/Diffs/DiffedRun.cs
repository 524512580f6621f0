using TransportBench.Experiments.Results;

namespace TransportBench.Diffs;

/// <summary>One side of a diff.</summary>
/// <param name="Directory">As the user gave it.</param>
/// <param name="Results">What it holds.</param>
internal sealed record DiffedRun(string Directory, RunResults Results);
