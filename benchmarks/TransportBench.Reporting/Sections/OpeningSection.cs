using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>The answer in one paragraph, and what is missing from it.</summary>
public static class OpeningSection
{
    /// <summary>The blocks.</summary>
    /// <param name="results">The run.</param>
    /// <param name="missing">Titles of the sections that have no data.</param>
    public static IEnumerable<Block> Build(RunResults results, IReadOnlyList<string> missing)
    {
        var answer = Answer.Sentences(results).ToList();
        yield return new Paragraph(answer[0]) { Style = ParagraphStyle.Lead };
        if (answer.Count > 1)
            yield return new BulletList([.. answer[1..]]);
        var machine = results.Environment;
        yield return new Paragraph(
            $"Measured on {machine.Cpu} ({machine.Cores} cores), {machine.Os}, {machine.Dotnet}, from {machine.StartedAt}; profile `{results.Settings.Profile}`, seed {results.Settings.Seed}. Another machine or network may answer differently: the commands below ask yours.")
        { Style = ParagraphStyle.Note };
        foreach (var notice in Completeness.Notices(results, missing))
            yield return new Paragraph(notice) { Style = ParagraphStyle.Notice };
    }
}
