namespace AgeingMonitor.Dashboard.Pdf;

/// <summary>Text that runs down A4 pages: headings, paragraphs and rows, each row whole on one page where it fits.</summary>
internal sealed class PdfFlow
{
    private const double Margin = 18 * PdfFile.Millimetre;
    private const double Size = 9.5;
    private const double Leading = 12.5;
    private const double Gap = 8;
    private readonly PdfFile file = new(210 * PdfFile.Millimetre, 297 * PdfFile.Millimetre);
    private double y;

    public PdfFlow() => Turn();

    private double Inner => file.Width - (2 * Margin);

    public void Heading(string text, bool isTitle = false)
    {
        var size = isTitle ? 16 : 12;
        Room(size + Leading + Gap);
        y -= size + (isTitle ? 0 : Gap);
        file.Write(PdfFont.Bold, size, Margin, y, text);
        y -= 6;
    }

    public void Paragraph(string text)
    {
        foreach (var line in PdfText.Wrap(text, Size, Inner))
        {
            Room(Leading);
            y -= Leading;
            file.Write(PdfFont.Plain, Size, Margin, y, line);
        }

        y -= 3;
    }

    /// <summary>A row of a table, with a line below.</summary>
    /// <param name="shares">Of the page's width, one for each cell; together 1.</param>
    /// <param name="isHead">In bold.</param>
    /// <param name="cells">What stands in them.</param>
    public void Row(IReadOnlyList<double> shares, bool isHead, params IReadOnlyList<string> cells)
    {
        var wrapped = cells.Select((cell, i) => PdfText.Wrap(cell, isHead ? Size * 1.1 : Size, (Inner * shares[i]) - Gap)).ToList();
        var lines = wrapped.Max(cell => cell.Count);
        Room(Math.Min((lines * Leading) + 4, file.Height - (2 * Margin)));
        for (var line = 0; line < lines; line++)
        {
            Room(Leading);
            y -= Leading;
            var x = Margin;
            for (var cell = 0; cell < wrapped.Count; cell++)
            {
                if (line < wrapped[cell].Count)
                {
                    file.Write(isHead ? PdfFont.Bold : PdfFont.Plain, Size, x, y, wrapped[cell][line]);
                }

                x += Inner * shares[cell];
            }
        }

        y -= 4;
        file.Fill([(Margin, y, Inner, isHead ? 0.8 : 0.3)]);
    }

    /// <summary>The file; each page says below what it is of, and which of how many.</summary>
    public byte[] ToBytes(string language, string title, string below)
    {
        for (var page = 0; page < file.Pages; page++)
        {
            file.Write(PdfFont.Plain, 8, Margin, Margin / 2, $"{below}  {page + 1}/{file.Pages}", page);
        }

        return file.ToBytes(language, title);
    }

    private void Room(double points)
    {
        if (y - points < Margin)
        {
            Turn();
        }
    }

    private void Turn()
    {
        file.AddPage();
        y = file.Height - Margin;
    }
}
