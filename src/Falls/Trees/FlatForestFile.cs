using System.Security.Cryptography;
using System.Text;

namespace AgeingMonitor.Falls.Trees;

/// <summary>
/// The file of a <see cref="FlatForest"/>: <c>AMTREES1</c>, then little-endian counts (features, trees, nodes, leaves) as int32, bias, slope and offset as float64, and the arrays
/// one after the other: roots, features, thresholds (float32), left, right, leaves (float64). Nothing may follow.
/// </summary>
public static class FlatForestFile
{
    private const int MaxCount = 4_000_000;
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("AMTREES1");

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal, as a model's card names it.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The bytes of a forest; the same forest gives the same bytes.</summary>
    public static byte[] Write(FlatForest forest)
    {
        ArgumentNullException.ThrowIfNull(forest);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(Magic);
            Span<int> counts = [forest.Features, forest.Trees, forest.Feature.Length, forest.Leaves.Length];
            WriteAll(writer, counts);
            writer.Write(forest.Bias);
            writer.Write(forest.Slope);
            writer.Write(forest.Offset);
            WriteAll(writer, forest.Roots);
            WriteAll(writer, forest.Feature);
            foreach (var threshold in forest.Threshold)
            {
                writer.Write(threshold);
            }

            WriteAll(writer, forest.Left);
            WriteAll(writer, forest.Right);
            foreach (var leaf in forest.Leaves)
            {
                writer.Write(leaf);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a forest.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole forest; the message says what is wrong.</exception>
    public static FlatForest Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray());
            using var reader = new BinaryReader(stream);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException("This is not a file of trees (AMTREES1).");
            }

            int features = Count(reader), trees = Count(reader), nodes = Count(reader), leaves = Count(reader);
            var expected = Magic.Length + (4 * 4) + (3 * 8) + (4L * trees) + (16L * nodes) + (8L * leaves);
            if (expected != bytes.Length)
            {
                throw new InvalidDataException($"The file of trees has {bytes.Length} bytes instead of {expected}.");
            }

            double bias = reader.ReadDouble(), slope = reader.ReadDouble(), offset = reader.ReadDouble();
            return new(features, bias, slope, offset, Many(trees, reader.ReadInt32), Many(nodes, reader.ReadInt32), Many(nodes, reader.ReadSingle), Many(nodes, reader.ReadInt32), Many(nodes, reader.ReadInt32), Many(leaves, reader.ReadDouble));
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException($"The file of trees is damaged. {e.Message}", e);
        }
    }

    private static int Count(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count is >= 0 and <= MaxCount ? count : throw new InvalidDataException($"The file of trees is damaged: a count of {count}.");
    }

    private static T[] Many<T>(int count, Func<T> read)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = read();
        }

        return values;
    }

    private static void WriteAll(BinaryWriter writer, ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }
}
