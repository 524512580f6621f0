using System.Text;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Rendering;

/// <summary>A report as one HTML file: style and charts inside, nothing is loaded from anywhere.</summary>
public static class HtmlRenderer
{
    private const string Up = " <a class=\"up\" href=\"#contents\" aria-label=\"Back to the contents\">↑ contents</a>";

    /// <summary>The whole file; lines end with LF.</summary>
    public static string Render(Report report)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(Markup.Escape(report.Title)).Append("</title>\n<style>\n")
            .Append(Resources.Text("report.css")).Append(ChartFile.Style).Append("</style>\n</head>\n<body>\n<header>\n<p class=\"brand\">TransportBench report</p>\n<h1>")
            .Append(Markup.Prose(report.Title)).Append("</h1>\n");
        Write(html, report.Opening);
        Contents(html, report.Sections);
        html.Append("</header>\n<main>\n");
        foreach (var section in report.Sections)
        {
            html.Append("<section id=\"").Append(section.Anchor).Append("\">\n<h2>").Append(Markup.Prose(section.Title)).Append(Up).Append("</h2>\n");
            Write(html, section.Blocks);
            html.Append("</section>\n");
        }

        return html.Append("</main>\n<script>\n").Append(Resources.Text("report.js")).Append("</script>\n</body>\n</html>\n").ToString();
    }

    private static void Contents(StringBuilder html, IReadOnlyList<Section> sections)
    {
        html.Append("<nav id=\"contents\" aria-label=\"Contents\"><ul>");
        foreach (var section in sections)
            html.Append("<li><a href=\"#").Append(section.Anchor).Append("\">").Append(Markup.Prose(section.Title)).Append("</a></li>");
        html.Append("</ul></nav>\n");
    }

    private static void Write(StringBuilder html, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Write(html, block);
    }

    private static void Write(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Write(html, heading);
                break;
            case Paragraph paragraph:
                Write(html, paragraph);
                break;
            case Table table:
                HtmlTable.Write(html, table);
                break;
            case Figure { Chart: var chart }:
                HtmlFigure.Write(html, chart);
                break;
            case Fold fold:
                Write(html, fold);
                break;
            case CodeLine code:
                html.Append("<pre class=\"scroll\"><code>").Append(Markup.Escape(code.Code)).Append("</code></pre>\n");
                break;
            case BulletList list:
                html.Append("<ul class=\"lines\">\n");
                foreach (var item in list.Items)
                    html.Append("<li>").Append(Markup.Prose(item)).Append("</li>\n");
                html.Append("</ul>\n");
                break;
            default:
                throw new NotSupportedException($"no HTML for {block.GetType().Name}");
        }
    }

    private static void Write(StringBuilder html, Heading heading)
    {
        var name = $"h{heading.Level}";
        html.Append('<').Append(name).Append(" id=\"").Append(heading.Anchor).Append("\">").Append(Markup.Prose(heading.Text))
            .Append(heading.Badge is { } badge ? " " + HtmlTable.Content(badge) : "").Append("</").Append(name).Append(">\n");
    }

    private static void Write(StringBuilder html, Fold fold)
    {
        html.Append(fold.Heading is null ? "<details>\n<summary>" : "<details class=\"headed\">\n<summary>");
        if (fold.Heading is { } heading)
            Write(html, heading);
        html.Append(fold.Heading is null ? Markup.Prose(fold.Summary) : $"<span class=\"gist\">{Markup.Prose(fold.Summary)}</span>").Append("</summary>\n");
        Write(html, fold.Blocks);
        html.Append("</details>\n");
    }

    private static void Write(StringBuilder html, Paragraph paragraph)
    {
        var (open, close) = paragraph.Style switch
        {
            ParagraphStyle.Lead => ("<p class=\"lead\">", "</p>"),
            ParagraphStyle.Note => ("<p class=\"note\">", "</p>"),
            ParagraphStyle.Notice => ("<p class=\"notice\" role=\"note\"><strong>Note.</strong> ", "</p>"),
            ParagraphStyle.Quotation => ("<blockquote>", "</blockquote>"),
            _ => ("<p>", "</p>"),
        };
        html.Append(open).Append(Markup.Prose(paragraph.Text));
        if (paragraph.Link is { } link)
            html.Append(" <a href=\"").Append(Markup.Escape(link.Target)).Append("\">").Append(Markup.Escape(link.Text)).Append("</a>");
        html.Append(close).Append('\n');
    }
}
