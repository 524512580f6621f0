using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>The verdict table: what was computed first, what was not run folded away below.</summary>
public static class VerdictSection
{
    private const int SourceLength = 64;

    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var run = results.Claims.Where(c => c.Verdict != VerdictTable.NotRun).ToList();
        var notRun = results.Claims.Where(c => c.Verdict == VerdictTable.NotRun).ToList();
        if (run.Count > 0)
        {
            yield return new Table(
                [new("Claim"), new("Verdict"), Column.Prose("In the source's words"), new("Parts decided"), Column.Prose("Deciding figure")],
                [.. run.Select(Row)])
            { Stacks = true };
        }

        if (notRun.Count > 0)
        {
            yield return new Fold($"Not run: {notRun.Count} claims of the ledger",
            [
                new Table([new("Claim"), Column.Prose("In the source's words"), Column.Prose("Why not")], [.. notRun.Select(NotRunRow)]) { Stacks = true },
            ]);
        }
    }

    private static IReadOnlyList<Cell> Row(ClaimRow claim)
    {
        var line = VerdictTable.Line(claim);
        // How many parts are decided has a column of its own.
        var verdict = Verdicts.Verdict(line.Verdict);
        return
        [
            new Cell(claim.Id) { Target = "#" + Anchor(claim) }, verdict with { Text = verdict.Text.Split(" (")[0] }, Source(claim), line.Parts,
            new Cell(line.Figure) { Detail = VerdictTable.Deciding(claim)?.Text },
        ];
    }

    private static IReadOnlyList<Cell> NotRunRow(ClaimRow claim) => [claim.Id, Source(claim), VerdictTable.Line(claim).Figure];

    private static Cell Source(ClaimRow claim) => claim.Source == claim.Text
        ? Verdicts.Shorten(claim.Text, SourceLength)
        : new Cell(Verdicts.Shorten(claim.Source, SourceLength)) { Detail = Verdicts.Shorten(claim.Text, SourceLength) };

    /// <summary>The target of links to a claim.</summary>
    public static string Anchor(ClaimRow claim) => "claim-" + Markup.Anchor(claim.Id);
}
