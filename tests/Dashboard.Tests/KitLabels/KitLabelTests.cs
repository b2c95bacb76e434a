using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.KitLabels;

namespace AgeingMonitor.Dashboard.Tests.KitLabels;

public sealed class KitLabelTests
{
    private static readonly EnrolmentLabel Label = new(new Uri("https://ageing.example.org:8882"), KitId.Derive("kit"), "ABCD-2345", RootPin.Of("a root"u8));

    [Fact]
    public void Png_Label_IsAWholePictureWhoseTopIsTheQr()
    {
        var qr = new QrModules(Label.Text);
        var png = new KitLabel(Label, "box 7").ToPng();

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (width, height, rows) = Decode(png);
        Assert.Equal(8 * qr.Size, width);
        for (var y = 0; y < qr.Size; y++)
        {
            for (var x = 0; x < qr.Size; x++)
            {
                Assert.Equal(qr.IsDark(x, y), IsDark(rows, (8 * x) + 4, (8 * y) + 4));
            }
        }

        // Words stand below it, with a margin left and right.
        Assert.Contains(Enumerable.Range(width, height - width), y => Enumerable.Range(0, width).Any(x => IsDark(rows, x, y)));
        Assert.All(Enumerable.Range(0, height), y => Assert.False(IsDark(rows, 0, y) || IsDark(rows, width - 1, y)));
    }

    [Fact]
    public void Pdf_Label_HasAllModulesAndWordsAndATableThatFits()
    {
        var qr = new QrModules(Label.Text);
        var pdf = Encoding.Latin1.GetString(new KitLabel(Label, "box (7) \\ é 名").ToPdf());

        Assert.StartsWith("%PDF-1.4\n", pdf, StringComparison.Ordinal);
        Assert.Equal(qr.Runs().Count(), Regex.Count(pdf, " re\n"));
        Assert.Contains("(ABCD-2345) Tj", pdf, StringComparison.Ordinal);
        Assert.Contains($"({Label.Kit}) Tj", pdf, StringComparison.Ordinal);
        Assert.Contains("(box \\(7\\) \\\\ é ?) Tj", pdf, StringComparison.Ordinal);

        // Each line of the table names the byte at which its object begins (ISO 32000-1 section 7.5.4).
        var table = int.Parse(Regex.Match(pdf, "startxref\n([0-9]+)\n%%EOF").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 9\n", pdf[table..], StringComparison.Ordinal);
        var places = Regex.Matches(pdf[table..], "([0-9]{10}) 00000 n").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(8, places.Count);
        Assert.All(places.Select((place, i) => (place, i)), at => Assert.StartsWith($"{at.i + 1} 0 obj\n", pdf[at.place..], StringComparison.Ordinal));
        var stream = Regex.Match(pdf, "/Length ([0-9]+) >>\nstream\n(.*?)endstream", RegexOptions.Singleline);
        Assert.Equal(int.Parse(stream.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), stream.Groups[2].Value.Length);
    }

    [Fact]
    public void Font_EveryCharacterOfACodeAndAnId_IsThereAndUnlikeTheOthers()
    {
        var shapes = (EnrolmentCode.Alphabet + "01IO-").Select(c => (c, Dots(c))).ToList();

        Assert.All(shapes, shape => Assert.Contains('#', shape.Item2));
        Assert.Equal(shapes.Count, shapes.Select(shape => shape.Item2).Distinct().Count());
        Assert.Equal(Dots('K'), Dots('k'));
        Assert.DoesNotContain('#', Dots('é'));
    }

    private static string Dots(char character) => string.Concat(Enumerable.Range(0, 7).SelectMany(y => Enumerable.Range(0, 5).Select(x => PixelFont.IsSet(character, x, y) ? '#' : '.')));

    private static bool IsDark(byte[][] rows, int x, int y) => (rows[y][1 + (x / 8)] >> (7 - (x % 8)) & 1) == 0;

    private static (int Width, int Height, byte[][] Rows) Decode(byte[] png)
    {
        var (at, width, height) = (8, 0, 0);
        using var data = new MemoryStream();
        while (at < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = Encoding.ASCII.GetString(png, at + 4, 4);
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12)));
            }
            else if (type == "IDAT")
            {
                data.Write(png, at + 8, length);
            }

            at += 12 + length;
        }

        data.Position = 0;
        using var inflate = new ZLibStream(data, CompressionMode.Decompress);
        var rows = new byte[height][];
        for (var y = 0; y < height; y++)
        {
            rows[y] = new byte[1 + ((width + 7) / 8)];
            inflate.ReadExactly(rows[y]);
        }

        Assert.Equal(-1, inflate.ReadByte());
        return (width, height, rows);
    }
}
