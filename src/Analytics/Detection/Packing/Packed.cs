using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;

namespace AgeingMonitor.Analytics.Detection.Packing;

/// <summary>
/// Long rows of numbers in a saved state: their bytes sorted by significance, deflated (RFC 1951), as base64url (RFC 4648) after a <see cref="Mark"/>. Nothing is rounded, so that a home goes on from a saved state as it would have without; three to four times shorter than
/// the digits.
/// </summary>
internal static class Packed
{
    /// <summary>No base64 begins with it: plain base64 and JSON arrays of states saved before are read too.</summary>
    public const char Mark = '~';

    /// <summary>Far more than any detector keeps.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>How many bytes follow stands first: what was cut off must not look like a shorter memory.</summary>
    private const int LengthBytes = sizeof(int);

    /// <summary>Packs numbers of so many bytes each.</summary>
    public static string Write(ReadOnlySpan<byte> numbers, int size)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteInt32LittleEndian(length, numbers.Length);
            deflate.Write(length);
            deflate.Write(Sorted(numbers, size, isPacked: false));
        }

        return Mark + Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <summary>The numbers of a packed text.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static byte[] Read(string text, int size)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(text.AsSpan(1))), CompressionMode.Decompress);
            using var numbers = new MemoryStream();
            var part = new byte[4096];
            for (int read; (read = deflate.Read(part)) > 0;)
            {
                numbers.Write(part, 0, read);
                if (numbers.Length > MostBytes)
                {
                    throw new JsonException("More packed numbers than any detector keeps.");
                }
            }

            var bytes = numbers.ToArray().AsSpan();
            return bytes.Length >= LengthBytes && bytes[LengthBytes..] is var rest && BinaryPrimitives.ReadInt32LittleEndian(bytes) == rest.Length && rest.Length % size == 0
                ? Sorted(rest, size, isPacked: true)
                : throw new JsonException("Packed numbers are not whole.");
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new JsonException("These are no packed numbers.", e);
        }
    }

    /// <summary>First bytes of all numbers together, then the second ones: neighbours are alike, which packs well.</summary>
    private static byte[] Sorted(ReadOnlySpan<byte> bytes, int size, bool isPacked)
    {
        var sorted = new byte[bytes.Length];
        var count = bytes.Length / size;
        for (var i = 0; i < count; i++)
        {
            for (var b = 0; b < size; b++)
            {
                var (plain, packed) = ((i * size) + b, (b * count) + i);
                sorted[isPacked ? plain : packed] = bytes[isPacked ? packed : plain];
            }
        }

        return sorted;
    }
}
