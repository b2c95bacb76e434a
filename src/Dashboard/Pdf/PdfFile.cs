using System.Globalization;
using System.Text;

namespace AgeingMonitor.Dashboard.Pdf;

/// <summary>A PDF of pages of one size, black on white. Points are 1/72 inch; the origin is the page's lower left corner.</summary>
internal sealed class PdfFile(double width, double height)
{
    /// <summary>Points in a millimetre.</summary>
    public const double Millimetre = 72 / 25.4;

    private static readonly string[] Fonts = ["Helvetica", "Helvetica-Bold", "Courier-Bold"];
    private readonly List<StringBuilder> pages = [];

    public double Width => width;

    public double Height => height;

    /// <summary>How many pages there are.</summary>
    public int Pages => pages.Count;

    /// <summary>Begins a page; what is written from now on stands on it.</summary>
    public void AddPage() => pages.Add(new StringBuilder("0 g\n"));

    /// <summary>Writes a line of text on the last page, or on an earlier one.</summary>
    public void Write(PdfFont font, double size, double x, double y, string text, int? page = null) =>
        pages[page ?? (pages.Count - 1)].Append(CultureInfo.InvariantCulture, $"BT /F{(int)font + 1} {size:0.##} Tf {x:0.##} {y:0.##} Td ({PdfText.Escape(text)}) Tj ET\n");

    /// <summary>Fills rectangles of the last page.</summary>
    public void Fill(IEnumerable<(double X, double Y, double Width, double Height)> rectangles)
    {
        foreach (var (x, y, wide, high) in rectangles)
        {
            pages[^1].Append(CultureInfo.InvariantCulture, $"{x:0.###} {y:0.###} {wide:0.###} {high:0.###} re\n");
        }

        pages[^1].Append("f\n");
    }

    /// <summary>The file.</summary>
    /// <param name="language">Of its words, such as <c>fr</c>, for those who have it read to them.</param>
    /// <param name="title">What it is.</param>
    public byte[] ToBytes(string language, string title)
    {
        const int first = 4;
        var fonts = first + (pages.Count * 2);
        var objects = new List<string>
        {
            $"<< /Type /Catalog /Pages 2 0 R /Lang ({PdfText.Escape(language)}) /ViewerPreferences << /DisplayDocTitle true >> >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, i) => $"{first + (i * 2)} 0 R"))}] /Count {pages.Count} >>",
            $"<< /Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> >>",
        };
        var resources = string.Join(' ', Fonts.Select((_, i) => $"/F{i + 1} {fonts + i} 0 R"));
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.##} {height:0.##}] /Contents {first + (i * 2) + 1} 0 R /Resources << /Font << {resources} >> >> >>"));
            objects.Add($"<< /Length {pages[i].Length} >>\nstream\n{pages[i]}endstream");
        }

        objects.AddRange(Fonts.Select(font => $"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"));
        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        // Each character is one byte.
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
