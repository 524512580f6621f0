using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>Applies a part's rule to the evidence.</summary>
internal static class PartJudge
{
    internal static (Outcome Outcome, PartRow Row) Judge(
        Claim claim, ClaimPart part, Evidence evidence, IReadOnlyDictionary<string, ComparisonRow> comparisons)
    {
        var judged = part.Rule switch
        {
            ComparisonRule rule => Statistical(claim, part, rule, comparisons),
            ExactRule rule => Exact(rule.Judged(evidence)),
            NotRunRule rule => new Finding(false, null, rule.Reason, null),
            _ => throw new InvalidOperationException($"claim {claim.Id}: no judge for a rule of type {part.Rule.GetType().Name}"),
        };
        var outcome = (judged.Ran, judged.Holds) switch
        {
            (false, _) => Outcome.NotRun,
            (_, null) => Outcome.Undecided,
            (_, { } holds) => holds != part.Negated ? Outcome.ShownTrue : Outcome.ShownFalse,
        };
        return (outcome, new PartRow
        {
            Text = part.Label,
            Outcome = part.Context && outcome != Outcome.NotRun ? "context" : Words(outcome),
            Comparison = judged.Comparison,
            Evidence = judged.Words,
            Context = part.Context,
            Negated = part.Negated,
        });
    }

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.ShownTrue => "shown true",
        Outcome.ShownFalse => "shown false",
        Outcome.Undecided => "undecided",
        _ => "not run",
    };

    private static Finding Exact(ExactOutcome outcome) => new(outcome.Measured, outcome.Holds, outcome.Words, null);

    private static Finding Statistical(
        Claim claim, ClaimPart part, ComparisonRule rule, IReadOnlyDictionary<string, ComparisonRow> comparisons)
    {
        if (!comparisons.TryGetValue(rule.Request(part.Context ? null : claim.Id).Id, out var row))
            return new Finding(false, null, $"no trial of {rule.In} in '{rule.Conditions}' with both lanes in this run", null);
        var finding = new Finding(true, Holds(rule, row), Phrases.Of(row), row.Id);
        if (finding.Holds is null || rule.Confirmation is not { } confirmation)
            return finding;
        if (!comparisons.TryGetValue(confirmation.Id, out var alone))
            return finding with { Holds = null, Words = $"{finding.Words}; undecided, because '{confirmation.Conditions}' was not measured" };
        return Holds(rule, alone) == finding.Holds
            ? finding with { Words = $"{finding.Words}; alone: {Phrases.Of(alone)}" }
            : finding with { Holds = null, Words = $"{finding.Words}; undecided, because each lane alone does not agree: {Phrases.Of(alone)}" };
    }

    private static bool? Holds(ComparisonRule rule, ComparisonRow row) => rule.Expected switch
    {
        Expectation.Below => Directed(row, row.Ratio < 1),
        Expectation.Above => Directed(row, row.Ratio > 1),
        Expectation.Equivalent => row.Equivalent ? true : row.Relevant ? false : null,
        Expectation.RatioAtLeast => row.Decision == DecisionWords.AtLeast(rule.Bound) ? true : row.Decision == DecisionWords.Below(rule.Bound) ? false : null,
        Expectation.AddsMoreThan => Added(row.Low, row) > rule.Bound ? true : Added(row.High, row) < rule.Bound ? false : null,
        _ => throw new InvalidOperationException($"no decision for {rule.Expected}"),
    };

    private static double? Added(double? ratio, ComparisonRow row) => (ratio - 1) * row.BaselineValue;

    // Failure to prove is not disproof: false needs an equivalence, or a difference the other way.
    private static bool? Directed(ComparisonRow row, bool asExpected)
    {
        if (row.Equivalent || (row.Detected && !asExpected))
            return false;
        return row.Relevant && asExpected ? true : null;
    }

    private sealed record Finding(bool Ran, bool? Holds, string Words, string? Comparison);
}
