using System.Globalization;
using System.Text;

namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>A label as a PDF of one page, 62 × 100 mm: the QR as rectangles, words in Helvetica and Courier, which every reader of PDF has (ISO 32000-1 section 9.6.2.2).</summary>
internal static class LabelPdf
{
    private const double Point = 72 / 25.4;
    private const double Width = 62 * Point;
    private const double Height = 100 * Point;
    private const double Qr = 56 * Point;

    /// <param name="qr">The QR.</param>
    /// <param name="code">The one-time code.</param>
    /// <param name="lines">What stands below it; Latin letters.</param>
    public static byte[] Of(QrModules qr, string code, IReadOnlyList<string> lines)
    {
        var page = new StringBuilder("0 g\n");
        var module = Qr / qr.Size;
        var (left, top) = ((Width - Qr) / 2, Height - (3 * Point));
        foreach (var (x, y, length) in qr.Runs())
        {
            page.Append(CultureInfo.InvariantCulture, $"{left + (x * module):0.###} {top - ((y + 1) * module):0.###} {length * module:0.###} {module:0.###} re\n");
        }

        page.Append("f\n");
        Write(page, "F2", 22, (Width - (code.Length * 22 * 0.6)) / 2, top - Qr - 22, code);
        for (var i = 0; i < lines.Count; i++)
        {
            Write(page, "F1", 8, 4 * Point, top - Qr - 40 - (11 * i), lines[i]);
        }

        return Assemble(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width:0.##} {Height:0.##}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"),
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {Encoding.Latin1.GetByteCount(page.ToString())} >>\nstream\n{page}endstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>");
    }

    private static void Write(StringBuilder page, string font, int size, double x, double y, string text) =>
        page.Append(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf {x:0.##} {y:0.##} Td ({Escape(text)}) Tj ET\n");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character is '(' or ')' or '\\' ? $"\\{character}" : character is >= ' ' and <= 'ÿ' and not (>= '\u007f' and <= '\u009f') ? character.ToString() : "?");
        }

        return escaped.ToString();
    }

    private static byte[] Assemble(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(Encoding.Latin1.GetByteCount(file.ToString()));
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = Encoding.Latin1.GetByteCount(file.ToString());
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
