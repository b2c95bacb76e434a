using System.Buffers.Binary;
using AgeingMonitor.Edge.Sensors.Serial;

namespace AgeingMonitor.Edge.Sensors.Ld2410;

/// <summary>A report of the LD2410: F4 F3 F2 F1, length, type, AA … 55 00, F8 F7 F6 F5.</summary>
/// <param name="IsMoving">Somebody moves.</param>
/// <param name="IsStill">Somebody is there and does not move.</param>
/// <param name="Metres">Distance of what was detected.</param>
internal readonly record struct Ld2410Frame(bool IsMoving, bool IsStill, double Metres)
{
    /// <summary>Eight gates of 0.75 m, and something for the antenna's place.</summary>
    private const int FarthestCentimetres = 800;
    private const int BasicLength = 13;
    private const int EngineeringLength = 35;
    private const int Around = 10;

    public static IFrameFormat Format { get; } = new Reports();

    /// <summary>Reads a whole report; false for one that the part cannot have meant.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out Ld2410Frame report)
    {
        var state = frame[8];
        var moving = BinaryPrimitives.ReadUInt16LittleEndian(frame[9..]);
        var still = BinaryPrimitives.ReadUInt16LittleEndian(frame[12..]);
        var detected = BinaryPrimitives.ReadUInt16LittleEndian(frame[15..]);
        report = new Ld2410Frame((state & 1) != 0, (state & 2) != 0, detected / 100.0);
        return state <= 3 && frame[11] <= 100 && frame[14] <= 100 && moving <= FarthestCentimetres && still <= FarthestCentimetres && detected <= FarthestCentimetres;
    }

    private sealed class Reports : IFrameFormat
    {
        private static readonly byte[] Header = [0xF4, 0xF3, 0xF2, 0xF1];
        private static readonly byte[] End = [0xF8, 0xF7, 0xF6, 0xF5];

        public int Longest => EngineeringLength + Around;

        public int Look(ReadOnlySpan<byte> bytes)
        {
            var seen = Math.Min(bytes.Length, Header.Length);
            if (!bytes[..seen].SequenceEqual(Header.AsSpan(0, seen)))
            {
                return -1;
            }

            if (bytes.Length < 8)
            {
                return 0;
            }

            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);
            var isKnown = bytes[7] == 0xAA && (bytes[6], length) is (0x02, BasicLength) or (0x01, EngineeringLength);
            if (!isKnown)
            {
                return -1;
            }

            var whole = length + Around;
            if (bytes.Length < whole)
            {
                return 0;
            }

            return bytes[whole - 6] == 0x55 && bytes[whole - 5] == 0x00 && bytes[(whole - 4)..whole].SequenceEqual(End) ? whole : -1;
        }
    }
}
