using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>
/// A short block of samples as it travels in one record: the record's time is that of the first frame, and a frame is one sample of each channel. Frames are evenly spaced in time
/// (form 1), or each has a time of its own, for sensors that deliver bursts or speak only when they can (form 2). The bytes are in <see cref="WaveformBlock"/> and docs/mqtt.md. Safe to share.
/// </summary>
public sealed class Waveform
{
    /// <summary>Most channels of one block: a thermal sensor of 8 × 8 pixels is one.</summary>
    public const int MaxChannels = 64;

    /// <summary>The latest frame of an uneven block, in microseconds after the first: ten minutes.</summary>
    public const uint MaxOffsetMicroseconds = 600_000_000;

    private readonly double samplesPerSecond;
    private readonly uint[] offsets;
    private readonly short[] samples;

    internal Waveform(double samplesPerSecond, double scale, int channels, uint[] offsets, short[] samples)
    {
        this.samplesPerSecond = samplesPerSecond;
        this.offsets = offsets;
        this.samples = samples;
        Scale = scale;
        Channels = channels;
    }

    /// <summary>Whether frames are evenly spaced, <see cref="SamplesPerSecond"/> apart; otherwise <see cref="OffsetsMicroseconds"/> says when each was measured.</summary>
    public bool IsEven => offsets.Length == 0;

    /// <summary>Samples a second of each channel of an even block, in Hz; above 0 and up to 10,000.</summary>
    /// <exception cref="InvalidOperationException">The block is uneven and has no rate.</exception>
    public double SamplesPerSecond => IsEven ? samplesPerSecond : throw new InvalidOperationException("An uneven block has no rate: ask for the time of each frame.");

    /// <summary>What one step of a sample is worth, in the quantity's unit; above 0.</summary>
    public double Scale { get; }

    /// <summary>Number of channels, 1 to <see cref="MaxChannels"/>.</summary>
    public int Channels { get; }

    /// <summary>Number of frames, at least 1.</summary>
    public int Frames => samples.Length / Channels;

    /// <summary>The samples, interleaved, oldest first; a multiple of <see cref="Channels"/>, at least one of each.</summary>
    public ReadOnlySpan<short> Samples => samples;

    /// <summary>Of an uneven block: when each frame was measured, in microseconds after the record's time; the first is 0, each is later than the one before. Empty for an even block.</summary>
    public ReadOnlySpan<uint> OffsetsMicroseconds => offsets;

    /// <summary>Even: from the first frame to one period after the last. Uneven: from the first frame to the last, zero when there is only one.</summary>
    public TimeSpan Duration => IsEven ? TimeSpan.FromSeconds(Frames / samplesPerSecond) : TimeSpan.FromMicroseconds(offsets[^1]);

    /// <summary>One sample in the quantity's unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or channel.</exception>
    public double this[int index, int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(channel);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels);
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Frames);
            return samples[(index * Channels) + channel] * Scale;
        }
    }

    /// <summary>When a frame was measured, in whole microseconds after the record's time, whatever the form; half a microsecond counts to the later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public long OffsetOf(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames);
        return IsEven ? WaveformBlock.EvenOffset(frame, samplesPerSecond) : offsets[frame];
    }

    /// <summary>An even block of samples; the samples are copied.</summary>
    /// <exception cref="ArgumentException">A value is outside what the properties say, or the block is larger than <see cref="WireLimits.MaxDataBytes"/>.</exception>
    public static Waveform Create(double samplesPerSecond, double scale, int channels, ReadOnlySpan<short> samples) =>
        WaveformBlock.FindFault(samplesPerSecond, scale, channels, samples.Length) is { } fault
            ? throw new ArgumentException(fault)
            : new Waveform(samplesPerSecond, scale, channels, [], samples.ToArray());

    /// <summary>An uneven block of samples; offsets and samples are copied.</summary>
    /// <param name="offsetsMicroseconds">One for each frame, as <see cref="OffsetsMicroseconds"/> says; at most <see cref="MaxOffsetMicroseconds"/>.</param>
    /// <param name="scale">What one step is worth; above 0.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="samples">Interleaved, oldest first.</param>
    /// <exception cref="ArgumentException">A value is outside what the properties say, or the block is larger than <see cref="WireLimits.MaxDataBytes"/>.</exception>
    public static Waveform CreateUneven(ReadOnlySpan<uint> offsetsMicroseconds, double scale, int channels, ReadOnlySpan<short> samples) =>
        WaveformBlock.FindFault(offsetsMicroseconds, scale, channels, samples.Length) is { } fault
            ? throw new ArgumentException(fault)
            : new Waveform(0, scale, channels, offsetsMicroseconds.ToArray(), samples.ToArray());

    /// <summary>The block's bytes.</summary>
    public byte[] Encode() => IsEven ? WaveformBlock.EncodeEven(this) : WaveformBlock.EncodeUneven(this);

    /// <summary>Reads a block's bytes; false when they are not a block.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> block, [NotNullWhen(true)] out Waveform? waveform)
    {
        waveform = WaveformBlock.IsEven(block) ? WaveformBlock.DecodeEven(block) : WaveformBlock.IsUneven(block) ? WaveformBlock.DecodeUneven(block) : null;
        return waveform is not null;
    }

    /// <summary>The observed value that carries this block: its base64 text.</summary>
    public ObservedValue ToValue() => ObservedValue.Of(Convert.ToBase64String(Encode()));

    /// <summary>Reads the block out of an observed value; false when there is none.</summary>
    public static bool TryRead(ObservedValue value, [NotNullWhen(true)] out Waveform? waveform)
    {
        waveform = null;
        if (!IsOfLength(value))
        {
            return false;
        }

        var block = new byte[value.Text!.Length];
        return Convert.TryFromBase64String(value.Text, block, out var length) && TryDecode(block.AsSpan(0, length), out waveform);
    }

    /// <summary>Whether a value is a text no longer than that of the largest block.</summary>
    internal static bool IsOfLength(ObservedValue value) => value.Text is { Length: <= (WireLimits.MaxDataBytes + 2) / 3 * 4 };

    /// <summary>Whether the bytes are a block, without reading its samples.</summary>
    internal static bool IsBlock(ReadOnlySpan<byte> block) => WaveformBlock.IsEven(block) || WaveformBlock.IsUneven(block);
}
