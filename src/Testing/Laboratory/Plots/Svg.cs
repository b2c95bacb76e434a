using System.Globalization;
using System.Net;
using System.Text;

namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>
/// Writes an SVG 1.1 picture as text: the same calls give the same bytes on every machine. Colours are classes, which the page or <see cref="StandAlone"/> fills in, so that light, dark and print are the page's business. One caller at a time.
/// </summary>
internal sealed class Svg(double width, double height)
{
    /// <summary>For a file that stands alone: the classes of the report's page, in both schemes.</summary>
    private const string Style =
        "<style>text{font:12px system-ui,sans-serif;fill:#16202a}.muted{fill:#4b5a68}.grid{stroke:#cbd4dc}.axis{stroke:#4b5a68}.mark{fill:#0f5c8c}.line{stroke:#0f5c8c;fill:none}.other{fill:#b45f06}.otherline{stroke:#b45f06;fill:none;stroke-dasharray:6 3}.band{fill:#0f5c8c;fill-opacity:.18}"
        + "@media(prefers-color-scheme:dark){text{fill:#e9eff4}.muted{fill:#aab8c4}.grid{stroke:#36434f}.axis{stroke:#aab8c4}.mark{fill:#82c6f5}.line{stroke:#82c6f5}.other{fill:#ffc35a}.otherline{stroke:#ffc35a}.band{fill:#82c6f5}}</style>";

    private readonly StringBuilder body = new();

    public void Line(double x1, double y1, double x2, double y2, string css, double thickness = 1) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{css}\" stroke-width=\"{N(thickness)}\"/>");

    public void Rectangle(double x, double y, double rectangleWidth, double rectangleHeight, string css) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(rectangleWidth)}\" height=\"{N(rectangleHeight)}\" class=\"{css}\"/>");

    public void Dot(double x, double y, double radius, string css) => Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" class=\"{css}\"/>");

    public void Curve(IEnumerable<(double X, double Y)> points, string css, double thickness = 1.5) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"))}\" class=\"{css}\" stroke-width=\"{N(thickness)}\"/>");

    /// <param name="x">Where the anchor lies.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">Any text; it is escaped.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="css">A class; empty for the text colour.</param>
    public void Text(double x, double y, string text, string anchor = "start", string css = "") =>
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\"{(css.Length > 0 ? $" class=\"{css}\"" : string.Empty)}>{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>The picture within a page, told to those who do not see it by its title.</summary>
    public string Inline(string title) => Wrap($"role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\"", string.Empty);

    /// <summary>The picture as a file.</summary>
    public string StandAlone(string title) =>
        Wrap($"xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\"", $"<title>{WebUtility.HtmlEncode(title)}</title>{Style}") + "\n";

    /// <summary>At most two decimals, the same in every culture.</summary>
    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    private string Wrap(string attributes, string head) => $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" {attributes}>{head}\n{body}</svg>";

    private void Add(string element) => body.Append(element).Append('\n');
}
