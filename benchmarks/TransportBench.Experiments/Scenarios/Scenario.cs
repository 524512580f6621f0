using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Scenarios;

/// <summary>What runs a trial that is not a pair of hosts and a pacer: a member of the catalogue <see cref="ScenarioCatalogue"/>.</summary>
public sealed record Scenario
{
    /// <summary>The name in plans.</summary>
    public required string Id { get; init; }

    /// <summary>Runs it and gives its rows.</summary>
    public required Func<TrialPlan, CancellationToken, Task<IReadOnlyList<TrialRow>>> RunAsync { get; init; }

    /// <summary>What it takes beside its schedule.</summary>
    public required Func<TrialPlan, TimeSpan> Expected { get; init; }
}
