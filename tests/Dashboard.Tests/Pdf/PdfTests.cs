using System.Text;
using System.Text.RegularExpressions;
using AgeingMonitor.Dashboard.Pdf;
using CsCheck;

namespace AgeingMonitor.Dashboard.Tests.Pdf;

public sealed class PdfTests
{
    [Fact]
    public void Wrap_AnyText_LosesNothing_AndNoLineIsTooWide() => Gen.Char[" abWé’\n(…–œi\ud83d\ude00"].Array[0, 60].Select(Gen.Double[12, 200]).Sample((characters, width) =>
    {
        var text = new string(characters);
        var lines = PdfText.Wrap(text, 10, width);
        Assert.Equal(text.Replace(" ", string.Empty).Replace("\n", string.Empty), string.Concat(lines).Replace(" ", string.Empty));
        Assert.All(lines, line => Assert.True(line.Length == 1 || PdfText.Width(line, 10) <= width, $"'{line}' in {width}"));
    });

    [Fact]
    public void Escape_BothLanguages_AreBytesOfWinAnsi_AndTheRestIsMarked() =>
        Assert.Equal("l\u0092\u009cuvre \u0096 10 \u0080\\(\\)\\\\ ?? é", PdfText.Escape("l’œuvre – 10 €()\\ 名\u0007 é"));

    [Fact]
    public void Flow_LongTable_TurnsPages_AndEveryRowIsThere()
    {
        var flow = new PdfFlow();
        flow.Heading("Title", isTitle: true);
        for (var i = 0; i < 120; i++)
        {
            flow.Row([0.5, 0.5], isHead: false, $"row-{i}", string.Join('\n', Enumerable.Repeat("x", i % 4)));
        }

        flow.Row([1], isHead: false, string.Join('\n', Enumerable.Range(0, 200).Select(i => $"line-{i}"))); // more than a page
        var bytes = flow.ToBytes("fr", "Title", "below");
        var pdf = Encoding.Latin1.GetString(bytes);
        Assert.Equal(120, Regex.Count(pdf, @"\(row-[0-9]+\) Tj"));
        Assert.Equal(200, Regex.Count(pdf, @"\(line-[0-9]+\) Tj"));
        var pages = int.Parse(Regex.Match(pdf, "/Count ([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(pages, 5, 20);
        Assert.Equal(pages, Regex.Count(pdf, @"\(below  [0-9]+/[0-9]+\) Tj"));

        // Nothing stands outside the page.
        Assert.All(Regex.Matches(pdf, @"Tf [0-9.]+ (-?[0-9.]+) Td"), at => Assert.InRange(double.Parse(at.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 10, 842));
    }
}
