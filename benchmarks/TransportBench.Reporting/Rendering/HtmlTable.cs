using System.Text;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Rendering;

/// <summary>A table in HTML, inside a container of its own that scrolls, so that the page never does.</summary>
public static class HtmlTable
{
    /// <summary>Writes the table.</summary>
    /// <remarks>A <see cref="ColumnKind.Group"/> column becomes a line above the rows that share it. What names a row is its header, and stays in view where the table scrolls.</remarks>
    public static void Write(StringBuilder html, Table table)
    {
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"")
            .Append(Markup.Escape(table.Caption.Length > 0 ? table.Caption : table.Columns[0].Header)).Append(table.Stacks ? "\">\n<table class=\"stack\">\n" : "\">\n<table>\n");
        if (table.Caption.Length > 0)
            html.Append("<caption><span>").Append(Markup.Prose(table.Caption)).Append("</span></caption>\n");
        var first = table.Columns[0].Kind == ColumnKind.Group ? 1 : 0;
        html.Append("<thead><tr>");
        foreach (var column in table.Columns.Skip(first))
            html.Append("<th scope=\"col\" class=\"").Append(Class(column)).Append("\">").Append(Breakable(Markup.Prose(column.Header))).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (first == 1 && (i == 0 || table.Rows[i][0] != table.Rows[i - 1][0]))
                Group(html, table.Columns.Count - 1, table.Rows[i][0], i > 0);
            Row(html, table.Columns, table.Rows[i], first);
        }

        html.Append("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>A cell's words, with the colour of their meaning.</summary>
    public static string Content(Cell cell)
    {
        var text = Markup.Prose(cell.Text);
        var linked = cell.Target is null ? text : $"<a href=\"{Markup.Escape(cell.Target)}\">{text}</a>";
        var toned = cell.Tone == Tone.Neutral ? linked : $"<span class=\"tone {Class(cell.Tone)}\">{linked}</span>";
        return cell.Detail is null ? toned : $"{toned}<small>{Markup.Prose(cell.Detail)}</small>";
    }

    private static void Group(StringBuilder html, int columns, Cell cell, bool closes) => html
        .Append(closes ? "</tbody>\n<tbody>\n" : "").Append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"").Append(columns)
        .Append("\"><span>").Append(Content(cell)).Append("</span></th></tr>\n");

    private static void Row(StringBuilder html, IReadOnlyList<Column> columns, IReadOnlyList<Cell> row, int first)
    {
        html.Append("<tr>");
        for (var i = first; i < columns.Count; i++)
        {
            var (open, close) = i == first ? ("<th scope=\"row\"", "</th>") : ("<td", "</td>");
            html.Append(open).Append(" class=\"").Append(Class(columns[i])).Append("\" data-label=\"").Append(Markup.Escape(columns[i].Header)).Append("\">")
                .Append(columns[i].Kind == ColumnKind.Lane ? Breakable(Content(row[i])) : Content(row[i])).Append(close);
        }

        html.Append("</tr>\n");
    }

    // Names of lanes may wrap after a colon.
    private static string Breakable(string html) => html.Replace(":", ":<wbr>", StringComparison.Ordinal);

    private static string Class(Column column) => column.Kind switch
    {
        ColumnKind.Number => "number",
        ColumnKind.Prose => "prose",
        ColumnKind.Lane => "lane",
        _ => "text",
    };

    private static string Class(Tone tone) => tone switch
    {
        Tone.Positive => "positive",
        Tone.Negative => "negative",
        Tone.Mixed => "mixed",
        Tone.Open => "open",
        _ => "muted",
    };
}
