using System.Text;

namespace TransportBench.Reporting.Rendering;

/// <summary>Text inside Markdown (GitHub's dialect): nothing that a results file says can become markup.</summary>
public static class MarkdownText
{
    /// <summary>Escapes text outside code; line ends become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '|' or '~' => escaped.Append('\\').Append(c),
                // An interval stays readable: [0.99, 1.01] cannot be a link as long as what follows ] is escaped.
                '[' when !char.IsAsciiDigit(next) && next != '\u2212' => escaped.Append("\\["),
                '(' or '[' when i > 0 && text[i - 1] == ']' => escaped.Append('\\').Append(c),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < ' ' or '\u007f' => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Escapes, and keeps runs between backticks as code.</summary>
    public static string Prose(string text)
    {
        var parts = text.Split('`');
        var prose = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var paired = i % 2 == 1 && i < parts.Length - 1;
            _ = paired
                ? prose.Append(Code(parts[i]))
                : prose.Append(i % 2 == 1 ? "\\`" : "").Append(Escape(parts[i]));
        }

        return prose.ToString();
    }

    /// <summary>A paragraph: as <see cref="Prose"/>, and its beginning cannot be taken for a list, a heading or a quotation.</summary>
    public static string Paragraph(string text)
    {
        var prose = Prose(text.TrimStart());
        var digits = prose.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < prose.Length && prose[digits] is '.' or ')')
            return prose[..digits] + "\\" + prose[digits..];
        return prose is ['#' or '-' or '+' or '=' or '[', ..] ? "\\" + prose : prose;
    }

    // A pipe ends a table's cell even inside code; a backslash before it is GitHub's way out.
    private static string Code(string code) =>
        code.Length == 0 ? "" : "`" + code.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ") + "`";
}
