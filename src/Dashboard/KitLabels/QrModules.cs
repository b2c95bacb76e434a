using QRCoder;

namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>A QR code as a square of dark and light modules, its light margin of four modules included (ISO/IEC 18004).</summary>
internal sealed class QrModules
{
    private readonly IReadOnlyList<System.Collections.BitArray> rows;

    public QrModules(string text)
    {
        using var generator = new QRCodeGenerator();

        // Level M mends 15 %: a label that is scratched in a van can still be read.
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        rows = [.. code.ModuleMatrix];
    }

    public int Size => rows.Count;

    public bool IsDark(int x, int y) => rows[y][x];

    /// <summary>Dark modules as runs in a row: place and length.</summary>
    public IEnumerable<(int X, int Y, int Length)> Runs()
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var length = 0;
                while (x + length < Size && IsDark(x + length, y))
                {
                    length++;
                }

                if (length > 0)
                {
                    yield return (x, y, length);
                    x += length;
                }
            }
        }
    }
}
