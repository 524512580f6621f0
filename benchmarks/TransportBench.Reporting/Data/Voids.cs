using TransportBench.Experiments.Results;

namespace TransportBench.Reporting.Data;

/// <summary>Trials whose figures must not be used: flagged void, or their account does not balance.</summary>
public static class Voids
{
    private const string Flag = "void";

    /// <summary>IDs of the void trials.</summary>
    public static IReadOnlySet<string> Ids(IEnumerable<TrialRow> trials) => trials
        .Where(t => !t.Counts.Balances || t.Flags.Any(f => f.StartsWith(Flag, StringComparison.Ordinal)))
        .Select(t => t.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rows of all other trials.</summary>
    public static IEnumerable<TrialRow> Without(IReadOnlyList<TrialRow> trials)
    {
        var ids = Ids(trials);
        return trials.Where(t => !ids.Contains(t.Id));
    }
}
