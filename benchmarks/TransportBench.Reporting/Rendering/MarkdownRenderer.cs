using System.Text;
using TransportBench.Reporting.Documents;

namespace TransportBench.Reporting.Rendering;

/// <summary>A report as Markdown, the charts linked as files.</summary>
public static class MarkdownRenderer
{
    /// <summary>The whole file; lines end with LF.</summary>
    public static string Render(Report report)
    {
        var markdown = new StringBuilder();
        markdown.Append("# ").Append(MarkdownText.Prose(report.Title)).Append("\n\n");
        Write(markdown, report.Opening);
        foreach (var section in report.Sections)
        {
            markdown.Append("<a id=\"").Append(section.Anchor).Append("\"></a>\n\n## ").Append(MarkdownText.Prose(section.Title)).Append("\n\n");
            Write(markdown, section.Blocks);
        }

        return markdown.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder markdown, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Write(markdown, block);
    }

    private static void Write(StringBuilder markdown, Block block)
    {
        switch (block)
        {
            case Heading heading:
                markdown.Append("<a id=\"").Append(heading.Anchor).Append("\"></a>\n\n").Append('#', heading.Level).Append(' ').Append(MarkdownText.Prose(heading.Text))
                    .Append(heading.Badge is { } badge ? ": " + MarkdownText.Prose(badge.Text) : "").Append("\n\n");
                break;
            case Paragraph paragraph:
                Write(markdown, paragraph);
                break;
            case Table table:
                MarkdownTable.Write(markdown, table);
                break;
            case Figure { Chart: var chart }:
                markdown.Append("![").Append(MarkdownText.Escape(chart.Title)).Append("](").Append(ReportWriter.ChartsName).Append('/').Append(chart.Name).Append(".svg)\n\n")
                    .Append(MarkdownText.Prose(chart.Statement)).Append(" *").Append(MarkdownText.Prose(chart.Caption)).Append("*\n\n");
                break;
            case Fold { Heading: { } heading } headed:
                Write(markdown, heading);
                Write(markdown, new Paragraph(headed.Summary));
                Write(markdown, headed.Blocks);
                break;
            case Fold fold:
                markdown.Append("<details>\n<summary>").Append(Markup.Escape(fold.Summary)).Append("</summary>\n\n");
                Write(markdown, fold.Blocks);
                markdown.Append("</details>\n\n");
                break;
            case CodeLine code:
                markdown.Append("    ").Append(code.Code.ReplaceLineEndings(" ")).Append("\n\n");
                break;
            case BulletList list:
                foreach (var item in list.Items)
                    markdown.Append("- ").Append(MarkdownText.Paragraph(item)).Append('\n');
                markdown.Append('\n');
                break;
            default:
                throw new NotSupportedException($"no Markdown for {block.GetType().Name}");
        }
    }

    private static void Write(StringBuilder markdown, Paragraph paragraph)
    {
        var prefix = paragraph.Style switch
        {
            ParagraphStyle.Notice => "> **Note.** ",
            ParagraphStyle.Quotation => "> ",
            _ => "",
        };
        markdown.Append(prefix).Append(MarkdownText.Paragraph(paragraph.Text));
        if (paragraph.Link is { } link)
            markdown.Append(" [").Append(MarkdownText.Escape(link.Text)).Append("](").Append(link.Target).Append(')');
        markdown.Append("\n\n");
    }
}
