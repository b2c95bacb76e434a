using System.Net;
using System.Text;
using AgeingMonitor.Testing.Laboratory.Plots;

namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>Writes the page piece by piece; every text is escaped here. One caller at a time.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder page = new();

    public HtmlText Raw(string html)
    {
        page.Append(html).Append('\n');
        return this;
    }

    public HtmlText Heading(int level, string id, string text) => Raw($"<h{level} id=\"{id}\">{Escape(text)}</h{level}>");

    public HtmlText Paragraph(string text, string css = "") => Raw($"<p{(css.Length > 0 ? $" class=\"{css}\"" : string.Empty)}>{Escape(text)}</p>");

    public HtmlText Figure(Svg svg, string alternative, string caption) =>
        Raw($"<figure><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Escape(caption)}\">{svg.Inline(alternative)}</div><figcaption>{Escape(caption)}</figcaption></figure>");

    /// <summary>A table. The first cell of each row is its heading; a column whose name begins with <c>#</c> holds numbers.</summary>
    public HtmlText Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Escape(caption)}\"><table><caption><span>{Escape(caption)}</span></caption><thead><tr>");
        foreach (var column in columns)
        {
            Raw($"<th scope=\"col\"{Css(column)}>{Escape(column.TrimStart('#'))}</th>");
        }

        Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                page.Append(i == 0 ? $"<th scope=\"row\"{Css(columns[i])}>{Escape(row[i])}</th>" : $"<td{Css(columns[i])}>{Escape(row[i])}</td>");
            }

            Raw("</tr>");
        }

        return Raw("</tbody></table></div>");
    }

    public override string ToString() => page.ToString();

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Css(string column) => column.StartsWith('#') ? " class=\"number\"" : string.Empty;
}
