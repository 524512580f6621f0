using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

/// <summary>Shortcuts from rows to what is said of a claim.</summary>
internal static class ClaimAssert
{
    public static ClaimRow Claim(string id, IEnumerable<TrialRow> trials) =>
        Assert.Single(Verdicts.Compute([.. trials]).Claims, c => c.Id == id);

    public static PartRow Part(ClaimRow claim, params string[] words) =>
        Assert.Single(claim.Parts, p => words.All(w => p.Text.Contains(w, StringComparison.Ordinal)));

    public static void Verdict(string expected, string id, IEnumerable<TrialRow> trials)
    {
        var claim = Claim(id, trials);
        Assert.True(expected == claim.Verdict,
            $"{id} is {claim.Verdict}, expected {expected}:\n{string.Join('\n', claim.Parts.Where(p => p.Outcome != "not run").Select(p => $"{p.Outcome}: {p.Text}: {p.Evidence}"))}");
    }

    /// <summary>Outcomes of the voting parts with a key, in order.</summary>
    public static string[] Outcomes(ClaimRow claim, string key) =>
        [.. claim.Parts.Where(p => p.Text.StartsWith($"({key})", StringComparison.Ordinal)).Select(p => p.Outcome)];
}
