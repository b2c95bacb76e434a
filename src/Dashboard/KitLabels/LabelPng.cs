using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AgeingMonitor.Dashboard.KitLabels;

/// <summary>A label as a PNG picture (ISO/IEC 15948) of black and white: the QR, and below it the code and the kit's id.</summary>
internal static class LabelPng
{
    private const int Module = 8;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Of(QrModules qr, string code, string kit)
    {
        var width = qr.Size * Module;
        var codeDot = width / ((code.Length * (PixelFont.Width + 1)) + 8);
        var kitDot = width / ((kit.Length * (PixelFont.Width + 1)) + 8);
        var height = width + (codeDot * (PixelFont.Height + 3)) + (kitDot * (PixelFont.Height + 5));
        var dark = new bool[width, height];
        foreach (var (x, y, length) in qr.Runs())
        {
            Fill(dark, x * Module, y * Module, length * Module, Module);
        }

        Write(dark, code, codeDot, width);
        Write(dark, kit, kitDot, width + (codeDot * (PixelFont.Height + 3)));
        return Encode(dark);
    }

    private static void Write(bool[,] dark, string text, int dot, int top)
    {
        var left = (dark.GetLength(0) - (text.Length * (PixelFont.Width + 1) * dot)) / 2;
        for (var i = 0; i < text.Length; i++)
        {
            for (var y = 0; y < PixelFont.Height; y++)
            {
                for (var x = 0; x < PixelFont.Width; x++)
                {
                    if (PixelFont.IsSet(text[i], x, y))
                    {
                        Fill(dark, left + (((i * (PixelFont.Width + 1)) + x) * dot), top + (y * dot), dot, dot);
                    }
                }
            }
        }
    }

    private static void Fill(bool[,] dark, int left, int top, int width, int height)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                dark[x, y] = true;
            }
        }
    }

    private static byte[] Encode(bool[,] dark)
    {
        var (width, height) = (dark.GetLength(0), dark.GetLength(1));
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1; // one bit a pixel, greyscale: 0 is black
        Chunk(file, "IHDR", header);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)]; // the first byte: no filter
            for (var y = 0; y < height; y++)
            {
                row.AsSpan(1).Clear();
                for (var x = 0; x < width; x++)
                {
                    row[1 + (x / 8)] |= (byte)(dark[x, y] ? 0 : 0x80 >> (x % 8));
                }

                deflate.Write(row);
            }
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        var body = new byte[4 + data.Length];
        Encoding.ASCII.GetBytes(type, body);
        data.CopyTo(body.AsSpan(4));
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    // CRC-32 of ISO 3309, as PNG asks; labels are small, so bit by bit.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        return ~crc;
    }
}
