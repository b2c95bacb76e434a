using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>
/// A short block of samples, evenly spaced in time, as it travels in one record: the record's time is that of the first sample. The block is little-endian:
/// a byte 1 (the form), a byte channels, 8 bytes IEEE double samples a second, 8 bytes IEEE double scale, then signed 16-bit samples, interleaved (x, y, z, x, y, z, …), oldest first.
/// </summary>
public sealed class Waveform
{
    /// <summary>Most channels of one block.</summary>
    public const int MaxChannels = 8;

    private const byte Form = 1;
    private const int HeaderBytes = 18;
    private readonly short[] samples;

    private Waveform(double samplesPerSecond, double scale, int channels, short[] samples)
    {
        SamplesPerSecond = samplesPerSecond;
        Scale = scale;
        Channels = channels;
        this.samples = samples;
    }

    /// <summary>Samples a second of each channel, in Hz; above 0 and up to 10,000.</summary>
    public double SamplesPerSecond { get; }

    /// <summary>What one step of a sample is worth, in the quantity's unit; above 0.</summary>
    public double Scale { get; }

    /// <summary>Number of channels, 1 to <see cref="MaxChannels"/>.</summary>
    public int Channels { get; }

    /// <summary>The samples, interleaved, oldest first; a multiple of <see cref="Channels"/>, at least one of each.</summary>
    public ReadOnlySpan<short> Samples => samples;

    /// <summary>From the first sample to one period after the last.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(samples.Length / Channels / SamplesPerSecond);

    /// <summary>One sample in the quantity's unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or channel.</exception>
    public double this[int index, int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(channel);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels);
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, samples.Length / Channels);
            return samples[(index * Channels) + channel] * Scale;
        }
    }

    /// <summary>A block of samples; the samples are copied.</summary>
    /// <exception cref="ArgumentException">A value is outside what the properties say, or the block is larger than <see cref="WireLimits.MaxDataBytes"/>.</exception>
    public static Waveform Create(double samplesPerSecond, double scale, int channels, ReadOnlySpan<short> samples) =>
        Find(samplesPerSecond, scale, channels, samples.Length) is { } fault
            ? throw new ArgumentException(fault)
            : new Waveform(samplesPerSecond, scale, channels, samples.ToArray());

    /// <summary>The block's bytes.</summary>
    public byte[] Encode()
    {
        var block = new byte[HeaderBytes + (2 * samples.Length)];
        block[0] = Form;
        block[1] = (byte)Channels;
        BinaryPrimitives.WriteDoubleLittleEndian(block.AsSpan(2), SamplesPerSecond);
        BinaryPrimitives.WriteDoubleLittleEndian(block.AsSpan(10), Scale);
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan(HeaderBytes + (2 * i)), samples[i]);
        }

        return block;
    }

    /// <summary>Reads a block's bytes; false when they are not a block.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> block, [NotNullWhen(true)] out Waveform? waveform)
    {
        waveform = null;
        if (!IsBlock(block))
        {
            return false;
        }

        var samples = new short[(block.Length - HeaderBytes) / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(block[(HeaderBytes + (2 * i))..]);
        }

        waveform = new Waveform(BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), BinaryPrimitives.ReadDoubleLittleEndian(block[10..]), block[1], samples);
        return true;
    }

    /// <summary>The observed value that carries this block: its base64 text.</summary>
    public ObservedValue ToValue() => ObservedValue.Of(Convert.ToBase64String(Encode()));

    /// <summary>Reads the block out of an observed value; false when there is none.</summary>
    public static bool TryRead(ObservedValue value, [NotNullWhen(true)] out Waveform? waveform)
    {
        waveform = null;
        if (value.Text is not { } text || text.Length > (WireLimits.MaxDataBytes + 2) / 3 * 4)
        {
            return false;
        }

        var block = new byte[text.Length];
        return Convert.TryFromBase64String(text, block, out var length) && TryDecode(block.AsSpan(0, length), out waveform);
    }

    /// <summary>Whether the bytes are a block, without reading its samples.</summary>
    internal static bool IsBlock(ReadOnlySpan<byte> block) =>
        block.Length >= HeaderBytes && block[0] == Form && block.Length % 2 == 0
        && Find(BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), BinaryPrimitives.ReadDoubleLittleEndian(block[10..]), block[1], (block.Length - HeaderBytes) / 2) is null;

    private static string? Find(double samplesPerSecond, double scale, int channels, int samples) => (samplesPerSecond, scale, channels, samples) switch
    {
        (not (> 0 and <= 10_000), _, _, _) => $"{samplesPerSecond} samples a second: above 0, up to 10000.",
        (_, not > 0 or double.PositiveInfinity, _, _) => $"A scale of {scale}: above 0 and finite.",
        (_, _, < 1 or > MaxChannels, _) => $"{channels} channels: 1 to {MaxChannels}.",
        (_, _, _, 0) => "No samples.",
        _ when samples % channels != 0 => $"{samples} samples are not a multiple of {channels} channels.",
        _ when HeaderBytes + (2L * samples) > WireLimits.MaxDataBytes => $"{samples} samples are more than {WireLimits.MaxDataBytes} bytes.",
        _ => null,
    };
}
