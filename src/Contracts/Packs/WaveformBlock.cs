using System.Buffers.Binary;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>
/// The bytes of a waveform, little-endian. Form 1, even: a byte 1, a byte channels, 8 bytes IEEE double samples a second, 8 bytes IEEE double scale, then signed 16-bit samples,
/// interleaved (x, y, z, x, y, z, …), oldest first. Form 2, uneven: a byte 2, a byte channels, 8 bytes IEEE double scale, then the frames: 4 bytes unsigned microseconds after the record's
/// time, and the frame's samples. One waveform has one form of bytes: the first offset is 0 and each is larger than the one before.
/// </summary>
internal static class WaveformBlock
{
    public const int EvenHeaderBytes = 18;
    public const int UnevenHeaderBytes = 10;
    public const int OffsetBytes = 4;

    private const byte EvenForm = 1;
    private const byte UnevenForm = 2;

    /// <summary>When a frame of an even block was measured, in microseconds after the first; half a microsecond counts to the later.</summary>
    public static long EvenOffset(int frame, double samplesPerSecond) => (long)Math.Floor((frame * 1e6 / samplesPerSecond) + 0.5);

    public static bool IsEven(ReadOnlySpan<byte> block) =>
        block.Length >= EvenHeaderBytes && block[0] == EvenForm && block.Length % 2 == 0
        && FindFault(BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), BinaryPrimitives.ReadDoubleLittleEndian(block[10..]), block[1], (block.Length - EvenHeaderBytes) / 2) is null;

    public static bool IsUneven(ReadOnlySpan<byte> block)
    {
        if (block.Length < UnevenHeaderBytes || block.Length > WireLimits.MaxDataBytes || block[0] != UnevenForm || block[1] is < 1 or > Waveform.MaxChannels
            || !IsScale(BinaryPrimitives.ReadDoubleLittleEndian(block[2..])))
        {
            return false;
        }

        var frameBytes = OffsetBytes + (2 * block[1]);
        var frames = (block.Length - UnevenHeaderBytes) / frameBytes;
        if (frames == 0 || UnevenHeaderBytes + (frames * frameBytes) != block.Length || OffsetAt(block, 0, frameBytes) != 0)
        {
            return false;
        }

        for (var i = 1; i < frames; i++)
        {
            if (OffsetAt(block, i, frameBytes) <= OffsetAt(block, i - 1, frameBytes))
            {
                return false;
            }
        }

        return OffsetAt(block, frames - 1, frameBytes) <= Waveform.MaxOffsetMicroseconds;
    }

    public static byte[] EncodeEven(Waveform waveform)
    {
        var samples = waveform.Samples;
        var block = new byte[EvenHeaderBytes + (2 * samples.Length)];
        block[0] = EvenForm;
        block[1] = (byte)waveform.Channels;
        BinaryPrimitives.WriteDoubleLittleEndian(block.AsSpan(2), waveform.SamplesPerSecond);
        BinaryPrimitives.WriteDoubleLittleEndian(block.AsSpan(10), waveform.Scale);
        Write(samples, block.AsSpan(EvenHeaderBytes));
        return block;
    }

    public static byte[] EncodeUneven(Waveform waveform)
    {
        var (channels, frameBytes) = (waveform.Channels, OffsetBytes + (2 * waveform.Channels));
        var block = new byte[UnevenHeaderBytes + (waveform.Frames * frameBytes)];
        block[0] = UnevenForm;
        block[1] = (byte)channels;
        BinaryPrimitives.WriteDoubleLittleEndian(block.AsSpan(2), waveform.Scale);
        for (var i = 0; i < waveform.Frames; i++)
        {
            var frame = block.AsSpan(UnevenHeaderBytes + (i * frameBytes), frameBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(frame, waveform.OffsetsMicroseconds[i]);
            Write(waveform.Samples.Slice(i * channels, channels), frame[OffsetBytes..]);
        }

        return block;
    }

    public static Waveform DecodeEven(ReadOnlySpan<byte> block)
    {
        var samples = new short[(block.Length - EvenHeaderBytes) / 2];
        Read(block[EvenHeaderBytes..], samples);
        return new Waveform(BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), BinaryPrimitives.ReadDoubleLittleEndian(block[10..]), block[1], [], samples);
    }

    public static Waveform DecodeUneven(ReadOnlySpan<byte> block)
    {
        int channels = block[1], frameBytes = OffsetBytes + (2 * channels);
        var offsets = new uint[(block.Length - UnevenHeaderBytes) / frameBytes];
        var samples = new short[offsets.Length * channels];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = OffsetAt(block, i, frameBytes);
            Read(block[(UnevenHeaderBytes + (i * frameBytes) + OffsetBytes)..], samples.AsSpan(i * channels, channels));
        }

        return new Waveform(0, BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), channels, offsets, samples);
    }

    public static string? FindFault(double samplesPerSecond, double scale, int channels, int samples) => samplesPerSecond is > 0 and <= 10_000
        ? FindFault(scale, channels, samples, EvenHeaderBytes + (2L * samples))
        : FormattableString.Invariant($"{samplesPerSecond} samples a second: above 0, up to 10000.");

    public static string? FindFault(ReadOnlySpan<uint> offsets, double scale, int channels, int samples)
    {
        if (FindFault(scale, channels, samples, UnevenHeaderBytes + (2L * samples) + ((long)OffsetBytes * offsets.Length)) is { } fault)
        {
            return fault;
        }

        if (offsets.Length * (long)channels != samples)
        {
            return FormattableString.Invariant($"{offsets.Length} times for {samples / channels} frames.");
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            if (i == 0 ? offsets[0] != 0 : offsets[i] <= offsets[i - 1])
            {
                return FormattableString.Invariant($"Frame {i} is {offsets[i]} µs after the record's time: the first is 0, each is later than the one before.");
            }
        }

        return offsets[^1] <= Waveform.MaxOffsetMicroseconds ? null : FormattableString.Invariant($"The last frame is {offsets[^1]} µs after the first: up to {Waveform.MaxOffsetMicroseconds}.");
    }

    private static string? FindFault(double scale, int channels, int samples, long bytes) => (channels, samples) switch
    {
        _ when !IsScale(scale) => FormattableString.Invariant($"A scale of {scale}: above 0 and finite."),
        ( < 1 or > Waveform.MaxChannels, _) => FormattableString.Invariant($"{channels} channels: 1 to {Waveform.MaxChannels}."),
        (_, 0) => "No samples.",
        _ when samples % channels != 0 => FormattableString.Invariant($"{samples} samples are not a multiple of {channels} channels."),
        _ when bytes > WireLimits.MaxDataBytes => FormattableString.Invariant($"{samples} samples are {bytes} bytes: up to {WireLimits.MaxDataBytes}."),
        _ => null,
    };

    private static bool IsScale(double scale) => scale > 0 && double.IsFinite(scale);

    private static uint OffsetAt(ReadOnlySpan<byte> block, int frame, int frameBytes) => BinaryPrimitives.ReadUInt32LittleEndian(block[(UnevenHeaderBytes + (frame * frameBytes))..]);

    private static void Write(ReadOnlySpan<short> samples, Span<byte> to)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(to[(2 * i)..], samples[i]);
        }
    }

    private static void Read(ReadOnlySpan<byte> from, Span<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(from[(2 * i)..]);
        }
    }
}
