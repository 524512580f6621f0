using System.Text;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Rendering;

/// <summary>A table in GitHub's Markdown.</summary>
public static class MarkdownTable
{
    /// <summary>Writes the table, its caption above it, and an empty line after it.</summary>
    public static void Write(StringBuilder markdown, Table table)
    {
        if (table.Caption.Length > 0)
            markdown.Append("**").Append(MarkdownText.Prose(table.Caption)).Append("**\n\n");
        Row(markdown, table.Columns.Select(c => MarkdownText.Prose(c.Header)));
        Row(markdown, table.Columns.Select(c => c.Kind == ColumnKind.Number ? "---:" : "---"));
        foreach (var row in table.Rows)
            Row(markdown, row.Select(Content));
        markdown.Append('\n');
    }

    private static void Row(StringBuilder markdown, IEnumerable<string> cells) =>
        markdown.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Content(Cell cell)
    {
        var text = MarkdownText.Prose(cell.Text);
        var linked = cell.Target is null ? text : $"[{text}]({cell.Target})";
        var strong = cell.Tone is Tone.Neutral or Tone.Muted ? linked : $"**{linked}**";
        return cell.Detail is null ? strong : $"{strong}<br>{MarkdownText.Prose(cell.Detail)}";
    }
}
