using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Every claim that was put to the test: the source's words, each part with its rule, outcome, evidence and comparison, and the command that repeats it.</summary>
public static class ClaimSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var comparisons = results.Comparisons.GroupBy(c => c.Id).ToDictionary(g => g.Key, g => g.First());
        var run = results.Claims.Where(c => c.Verdict != VerdictTable.NotRun).ToList();
        if (run.Count == 0)
            yield break;
        yield return new Paragraph(
            "Rules were fixed before measuring. A part marked ¬ speaks against the claim when it holds; outcomes are given from the claim's point of view. Context parts are shown and do not vote. Ratios are candidate ÷ baseline with a 95 % interval over rounds; p is adjusted over the claim's family (Holm).")
        { Style = ParagraphStyle.Note };
        foreach (var claim in run)
            yield return One(claim, comparisons);
    }

    // Folded: a full run has forty of them, and the table above leads to each.
    private static Fold One(ClaimRow claim, Dictionary<string, ComparisonRow> comparisons) => new(claim.Text == claim.Source ? $"“{claim.Source}”" : Sentence(claim.Text),
    [
        .. claim.Text == claim.Source ? (Paragraph[])[] : [new Paragraph(claim.Source) { Style = ParagraphStyle.Quotation }],
        new Paragraph($"From: {claim.Origin}."),
        new Table(
            [Column.Prose("Rule"), new("Outcome"), Column.Prose("Evidence"), Column.Prose("Comparison")],
            [.. Rows(claim, comparisons)])
        { Stacks = true },
        new CodeLine(claim.Command),
    ])
    {
        Heading = new Heading(3, claim.Id, VerdictSection.Anchor(claim)) { Badge = Verdicts.Verdict(claim.Verdict) },
    };

    // Parts that wait for the same thing stand once.
    private static IEnumerable<IReadOnlyList<Cell>> Rows(ClaimRow claim, Dictionary<string, ComparisonRow> comparisons) => claim.Parts
        .Select((p, i) => (Part: p, Key: p.Outcome == "not run" ? (-1, p.Evidence, p.Context) : (i, "", p.Context)))
        .GroupBy(p => p.Key, (_, same) => same.Select(p => p.Part).ToList())
        .Select(same => same.Count == 1 ? Row(same[0], comparisons) : NotRun(same));

    private static IReadOnlyList<Cell> NotRun(List<PartRow> parts)
    {
        var keys = parts.Select(p => p.Text.Split(' ')[0]).Distinct();
        return [$"{parts.Count} parts not run: {string.Join(", ", keys)}", Verdicts.Outcome(parts[0]), parts[0].Evidence, Numbers.Missing];
    }

    private static IReadOnlyList<Cell> Row(PartRow part, Dictionary<string, ComparisonRow> comparisons)
    {
        var marked = part.Negated && !part.Text.Contains('¬', StringComparison.Ordinal) ? "¬ " + part.Text : part.Text;
        return [marked, Verdicts.Outcome(part), part.Evidence, Comparison(part, comparisons)];
    }

    private static Cell Comparison(PartRow part, Dictionary<string, ComparisonRow> comparisons)
    {
        if (part.Comparison is null)
            return part is { Context: false, Outcome: "shown true" or "shown false" } ? "exact figure, no test" : Numbers.Missing;
        return comparisons.TryGetValue(part.Comparison, out var row)
            ? new Cell(ComparisonText.Line(row)) { Detail = $"{row.Candidate} against {(row.Bound is { } bound ? Numbers.Exact(bound) + " × " : "")}{row.Baseline}; {row.Conditions}" }
            : $"missing from the results: {part.Comparison}";
    }

    private static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";
}
