using TransportBench.Experiments.Diffs;

namespace TransportBench.Diffs;

/// <summary>What <c>diff --json</c> prints; docs/diff.md names every field.</summary>
internal sealed record DiffDocument
{
    public const string CurrentSchema = "transportbench/diff/1";

    public required string Schema { get; init; }

    public required RunSide Base { get; init; }

    public required RunSide Candidate { get; init; }

    public required IReadOnlyList<RunDifference> EnvironmentDifferences { get; init; }

    public required double Threshold { get; init; }

    public required bool Anyway { get; init; }

    public required IReadOnlyList<DiffRow> Rows { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<string> Missing { get; init; }

    public required int Testable { get; init; }

    public required int Family { get; init; }

    public required int Worse { get; init; }

    public required int Better { get; init; }

    public required int Compared { get; init; }

    public static DiffDocument Of(ComparedRuns runs, RunDiff diff, bool anyway) => new()
    {
        Schema = CurrentSchema,
        Base = RunSide.Of(runs.Base),
        Candidate = RunSide.Of(runs.Candidate),
        EnvironmentDifferences = runs.Differences,
        Threshold = diff.Threshold,
        Anyway = anyway,
        Rows = DiffOrder.WorstFirst(diff.Rows),
        Warnings = [.. DiffWarnings.Of(runs, diff)],
        Missing = diff.Missing,
        Testable = diff.Testable,
        Family = diff.Family,
        Worse = diff.Worse,
        Better = diff.Better,
        Compared = diff.Compared,
    };

    /// <param name="Directory">As the user gave it.</param>
    /// <param name="Version">Version and revision of TransportBench.</param>
    /// <param name="StartedAt">UTC, ISO 8601.</param>
    /// <param name="Rounds">Complete ones.</param>
    internal sealed record RunSide(string Directory, string Version, string StartedAt, int Rounds)
    {
        public static RunSide Of(DiffedRun run) => new(
            run.Directory, run.Results.Environment.Version, run.Results.Environment.StartedAt, run.Results.CompletedRounds.Count);
    }
}
