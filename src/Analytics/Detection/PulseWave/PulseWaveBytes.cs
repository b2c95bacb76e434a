using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>A <see cref="PulseWaveState"/> as bytes, at most 4.7 kB: the start, what is expected of breathing, then the bins that are filled. Little-endian; the first byte is the version.</summary>
internal static class PulseWaveBytes
{
    private const byte Version = 1;
    private const int HeaderBytes = 9;
    private const int BinBytes = sizeof(float) + 1;
    private const int ExpectedBytes = BreathingBelief.Rates * sizeof(float);

    public static byte[] Write(PulseWaveState state)
    {
        var filled = state.Counts.Count;
        while (filled > 0 && state.Counts[filled - 1] == 0)
        {
            filled--;
        }

        var bytes = new byte[HeaderBytes + ExpectedBytes + (filled * BinBytes)];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), state.Start ?? 0);
        for (var i = 0; i < BreathingBelief.Rates; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(HeaderBytes + (i * sizeof(float))), state.Expected[i]);
        }

        for (var i = 0; i < filled; i++)
        {
            var bin = bytes.AsSpan(HeaderBytes + ExpectedBytes + (i * BinBytes));
            BinaryPrimitives.WriteSingleLittleEndian(bin, state.Sums[i]);
            bin[sizeof(float)] = state.Counts[i];
        }

        return bytes;
    }

    /// <summary>False when the bytes are not such a state.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PulseWaveState? state)
    {
        state = null;
        var rest = bytes.Length - HeaderBytes - ExpectedBytes;
        if (rest < 0 || bytes[0] != Version || rest % BinBytes != 0 || rest / BinBytes > PulseWaveDetector.Bins)
        {
            return false;
        }

        var (expected, sums, counts) = (new float[BreathingBelief.Rates], new float[PulseWaveDetector.Bins], new byte[PulseWaveDetector.Bins]);
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(HeaderBytes + (i * sizeof(float)))..]);
        }

        for (var i = 0; i < rest / BinBytes; i++)
        {
            var bin = bytes[(HeaderBytes + ExpectedBytes + (i * BinBytes))..];
            (sums[i], counts[i]) = (BinaryPrimitives.ReadSingleLittleEndian(bin), bin[sizeof(float)]);
        }

        if (Array.Exists(expected, value => !float.IsFinite(value)) || Array.Exists(sums, value => !float.IsFinite(value)))
        {
            return false;
        }

        state = new() { Start = BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]), Sums = sums, Counts = counts, Expected = expected };
        return true;
    }
}
