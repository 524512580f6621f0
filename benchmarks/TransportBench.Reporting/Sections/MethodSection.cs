using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>The method in six lines.</summary>
public static class MethodSection
{
    /// <summary>The blocks.</summary>
    /// <param name="link">Relative link to docs/method.md, or <see langword="null"/>.</param>
    public static IEnumerable<Block> Build(string? link)
    {
        yield return new BulletList(
        [
            "Open model: events are due by a schedule that never waits for a slow write, so no latency is hidden by coordinated omission.",
            "Lanes of a latency trial carry byte-identical payloads at once under one pacer, in shuffled slots; throughput and cost are measured one lane at a time.",
            "A round is a fresh pair of processes and the unit of repetition; events within a round are never counted as independent.",
            "Ratios are Hodges–Lehmann estimates over rounds with exact intervals (Wilcoxon signed-rank); p comes from exact sign flips, adjusted over a claim's parts (Holm).",
            "“Equivalent” means the 90 % interval lies wholly inside the margin; “above” and “below” mean detected, and the 95 % interval wholly beyond it; failing to prove is not disproof.",
            "Every event and every byte is accounted for; a trial whose account does not balance is void.",
        ]);
        yield return link is null
            ? new Paragraph("In full: `docs/method.md`.")
            : new Paragraph("In full:") { Link = new Link("docs/method.md", link) };
    }
}
