using System.Text;
using System.Text.RegularExpressions;

namespace TransportBench.Reporting.Rendering;

/// <summary>Text inside HTML and SVG.</summary>
public static partial class Markup
{
    /// <summary>Escapes what has a meaning in markup, in text and in quoted attributes alike, and drops what XML forbids.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append((char)rune.Value),
                < 0x20 or 0x7f or 0xfffe or 0xffff => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Escapes, and sets runs between backticks as code; a figure and its unit stay on one line.</summary>
    public static string Prose(string text)
    {
        var parts = Glue().Replace(text, "\u00a0").Split('`');
        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var code = i % 2 == 1 && i < parts.Length - 1;
            var literal = i % 2 == 1 && !code;
            _ = code
                ? html.Append("<code>").Append(Escape(parts[i])).Append("</code>")
                : html.Append(literal ? "`" : "").Append(Escape(parts[i]));
        }

        return html.ToString();
    }

    /// <summary>A name as an anchor: lower-case letters, digits and single dashes.</summary>
    public static string Anchor(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')])
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "x" : string.Join('-', words);
    }

    [GeneratedRegex(@"(?<=\d) (?=(%|µs|ms|s|B|KiB|GiB|rounds?)(\W|$))|(?<=\bn) (?==)|(?<=\bn =) (?=\d)")]
    private static partial Regex Glue();
}
