using System.Text;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Rendering;

/// <summary>A table in HTML, inside a container of its own that scrolls, so that the page never does.</summary>
public static class HtmlTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(StringBuilder html, Table table)
    {
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Append(Markup.Escape(table.Caption.Length > 0 ? table.Caption : table.Columns[0].Header)).Append(table.Stacks ? "\">\n<table class=\"stack\">\n" : "\">\n<table>\n");
        if (table.Caption.Length > 0)
            html.Append("<caption>").Append(Markup.Prose(table.Caption)).Append("</caption>\n");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th scope=\"col\" class=\"").Append(Class(column)).Append("\">").Append(Markup.Prose(column.Header)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            Row(html, table.Columns, row);
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

    private static void Row(StringBuilder html, IReadOnlyList<Column> columns, IReadOnlyList<Cell> row)
    {
        html.Append("<tr>");
        for (var i = 0; i < columns.Count; i++)
            html.Append("<td class=\"").Append(Class(columns[i])).Append("\" data-label=\"").Append(Markup.Escape(columns[i].Header)).Append("\">")
                .Append(columns[i].Kind == ColumnKind.Lane ? Content(row[i]).Replace(":", ":<wbr>", StringComparison.Ordinal) : Content(row[i])).Append("</td>");
        html.Append("</tr>\n");
    }

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
