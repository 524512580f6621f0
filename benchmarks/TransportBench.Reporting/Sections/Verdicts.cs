using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Sections;

/// <summary>Words of the ledger as cells: a tone beside the word, never instead of it.</summary>
public static class Verdicts
{
    /// <summary>A verdict.</summary>
    public static Cell Verdict(string verdict) => new(verdict)
    {
        Tone = verdict switch
        {
            "Supported" => Tone.Positive,
            "Refuted" => Tone.Negative,
            "Mixed" => Tone.Mixed,
            VerdictTable.NotRun => Tone.Muted,
            _ => Tone.Open,
        },
    };

    /// <summary>The outcome of a part.</summary>
    public static Cell Outcome(PartRow part) => new(part.Context ? "context" : part.Outcome)
    {
        Tone = (part.Context, part.Outcome) switch
        {
            (true, _) => Tone.Muted,
            (_, "shown true") => Tone.Positive,
            (_, "shown false") => Tone.Negative,
            (_, "undecided") => Tone.Open,
            _ => Tone.Muted,
        },
    };

    /// <summary>At most so many characters, cut between words where there are spaces.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">At least 2.</param>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var cut = text.LastIndexOf(' ', length - 1);
        var end = cut > length / 2 ? cut : length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';', '，', '、') + "…";
    }
}
