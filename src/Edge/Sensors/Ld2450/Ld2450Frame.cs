using System.Buffers.Binary;
using AgeingMonitor.Edge.Sensors.Serial;

namespace AgeingMonitor.Edge.Sensors.Ld2450;

/// <summary>A person as the LD2450 sees one.</summary>
/// <param name="XMillimetres">To the right of the radar as it looks.</param>
/// <param name="YMillimetres">Away from it.</param>
/// <param name="CentimetresPerSecond">Positive when it moves away.</param>
internal readonly record struct Ld2450Target(int XMillimetres, int YMillimetres, int CentimetresPerSecond)
{
    public double Metres => Math.Sqrt(((double)XMillimetres * XMillimetres) + ((double)YMillimetres * YMillimetres)) / 1000;
}

/// <summary>A frame of the LD2450: AA FF 03 00, three targets of four words, 55 CC.</summary>
internal static class Ld2450Frame
{
    public const int MostTargets = 3;
    private const int Bytes = 30;
    private const int TargetBytes = 8;

    /// <summary>The part sees 6 m, and to 60° on either side; some reach further, none so far.</summary>
    private const int FarthestMillimetres = 8000;
    private const int FastestCentimetresPerSecond = 1000;

    public static IFrameFormat Format { get; } = new Frames();

    /// <summary>Reads the targets that are there; false for a frame that the part cannot have meant.</summary>
    /// <param name="frame">A whole frame.</param>
    /// <param name="targets">Room for three.</param>
    /// <param name="count">How many are there.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, Span<Ld2450Target> targets, out int count)
    {
        count = 0;
        for (var i = 0; i < MostTargets; i++)
        {
            var words = frame.Slice(4 + (i * TargetBytes), TargetBytes);
            if (BinaryPrimitives.ReadUInt16LittleEndian(words[6..]) == 0)
            {
                continue;
            }

            var target = new Ld2450Target(Signed(words), Signed(words[2..]), Signed(words[4..]));
            if (Math.Abs(target.XMillimetres) > FarthestMillimetres || target.YMillimetres is < 0 or > FarthestMillimetres || Math.Abs(target.CentimetresPerSecond) > FastestCentimetresPerSecond)
            {
                return false;
            }

            targets[count++] = target;
        }

        return true;
    }

    /// <summary>Sign and magnitude, and the sign's bit is set for positive.</summary>
    private static int Signed(ReadOnlySpan<byte> word)
    {
        var raw = BinaryPrimitives.ReadUInt16LittleEndian(word);
        return (raw & 0x8000) != 0 ? raw & 0x7FFF : -raw;
    }

    private sealed class Frames : IFrameFormat
    {
        private static readonly byte[] Header = [0xAA, 0xFF, 0x03, 0x00];

        public int Longest => Bytes;

        public int Look(ReadOnlySpan<byte> bytes)
        {
            var seen = Math.Min(bytes.Length, Header.Length);
            if (!bytes[..seen].SequenceEqual(Header.AsSpan(0, seen)))
            {
                return -1;
            }

            return bytes.Length < Bytes ? 0 : bytes[Bytes - 2] == 0x55 && bytes[Bytes - 1] == 0xCC ? Bytes : -1;
        }
    }
}
