using AgeingMonitor.Dashboard.Pdf;

namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>A label as a PDF of one page, 62 × 100 mm: the QR as rectangles, words in fonts that every reader has.</summary>
internal static class LabelPdf
{
    private const double Width = 62 * PdfFile.Millimetre;
    private const double Height = 100 * PdfFile.Millimetre;
    private const double Qr = 56 * PdfFile.Millimetre;

    /// <param name="qr">The QR.</param>
    /// <param name="code">The one-time code.</param>
    /// <param name="lines">What stands below it; Latin letters.</param>
    public static byte[] Of(QrModules qr, string code, IReadOnlyList<string> lines)
    {
        var file = new PdfFile(Width, Height);
        file.AddPage();
        var module = Qr / qr.Size;
        var (left, top) = ((Width - Qr) / 2, Height - (3 * PdfFile.Millimetre));
        file.Fill(qr.Runs().Select(run => (left + (run.X * module), top - ((run.Y + 1) * module), run.Length * module, module)));
        file.Write(PdfFont.Code, 22, (Width - (code.Length * 22 * 0.6)) / 2, top - Qr - 22, code);
        for (var i = 0; i < lines.Count; i++)
        {
            file.Write(PdfFont.Plain, 8, 4 * PdfFile.Millimetre, top - Qr - 40 - (11 * i), lines[i]);
        }

        return file.ToBytes("en", lines[0]);
    }
}
