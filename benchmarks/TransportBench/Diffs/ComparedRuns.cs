using TransportBench.Experiments.Diffs;
using TransportBench.Runs;

namespace TransportBench.Diffs;

/// <summary>Two runs that are to be compared, and what speaks against it.</summary>
internal sealed class ComparedRuns(DiffedRun @base, DiffedRun candidate)
{
    /// <summary>Differences that one line names.</summary>
    public const int MostNamed = 6;

    public DiffedRun Base { get; } = @base;

    public DiffedRun Candidate { get; } = candidate;

    /// <summary>Machine, software and settings: all of them must be the same.</summary>
    public IReadOnlyList<RunDifference> Differences { get; } =
    [
        .. EnvironmentDifferences.Between(@base.Results.Environment, candidate.Results.Environment),
        .. SettingsDifferences.Between(@base.Results, candidate.Results),
    ];

    /// <summary>Whether both are the same directory.</summary>
    public bool SameDirectory => string.Equals(RunDirectory.Of(Base.Directory), RunDirectory.Of(Candidate.Directory), StringComparison.Ordinal);

    /// <summary>Why nothing is compared, in one line.</summary>
    public string Refusal =>
        $"these runs do not compare ({string.Join("; ", Differences.Take(MostNamed))}{(Differences.Count > MostNamed ? $"; and {Differences.Count - MostNamed} more" : "")}); --anyway compares them nevertheless";

    /// <summary>Why there is nothing to compare, in one line.</summary>
    public string NothingInCommon => $"the runs have nothing in common: {Has(Base)}, {Has(Candidate)}";

    private static string Has(DiffedRun run) => run.Results.Trials.Count == 0
        ? $"'{run.Directory}' has no complete round"
        : $"'{run.Directory}' measured {string.Join(", ", run.Results.Trials.Select(trial => trial.Experiment).Distinct())}";
}
