using System.Text;

namespace TransportBench.Reporting.Charts;

/// <summary>How wide lettering of 12 px is, about: no font is at hand when a chart is drawn. That of the widest common one, DejaVu Sans.</summary>
public static class TextWidth
{
    private const double PerCharacter = 7;
    private const int FirstWide = 0x2e80;

    /// <summary>Width in CSS pixels; East Asian characters count twice.</summary>
    public static double Of(string text) => PerCharacter * text.EnumerateRunes().Sum(r => r.Value >= FirstWide ? 2 : 1);

    /// <summary>The text in lines of at most a width, broken at spaces; a word that is wider stands alone.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Of($"{line} {word}") > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return [.. lines, line.ToString()];
    }
}
