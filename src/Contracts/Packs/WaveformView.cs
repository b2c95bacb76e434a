using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>A <see cref="Waveform"/> read where its bytes lie: nothing is allocated. Says the same as the waveform of the same value.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "A ref struct is not compared.")]
public readonly ref struct WaveformView
{
    private readonly ReadOnlySpan<byte> frames;
    private readonly double samplesPerSecond;
    private readonly int frameBytes;

    private WaveformView(int channels, double scale, double samplesPerSecond, int frameBytes, ReadOnlySpan<byte> frames)
    {
        (Channels, Scale, this.samplesPerSecond, this.frameBytes) = (channels, scale, samplesPerSecond, frameBytes);
        this.frames = frames;
    }

    /// <inheritdoc cref="Waveform.Scale"/>
    public double Scale { get; }

    /// <inheritdoc cref="Waveform.Channels"/>
    public int Channels { get; }

    /// <inheritdoc cref="Waveform.Frames"/>
    public int Frames => frameBytes == 0 ? 0 : frames.Length / frameBytes;

    private bool IsEven => samplesPerSecond > 0;

    /// <inheritdoc cref="Waveform.this"/>
    public double this[int index, int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(channel);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels);
            return BinaryPrimitives.ReadInt16LittleEndian(FrameOf(index)[((IsEven ? 0 : WaveformBlock.OffsetBytes) + (2 * channel))..]) * Scale;
        }
    }

    /// <inheritdoc cref="Waveform.OffsetOf"/>
    public long OffsetOf(int frame)
    {
        var bytes = FrameOf(frame);
        return IsEven ? WaveformBlock.EvenOffset(frame, samplesPerSecond) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <summary>Reads the block out of an observed value; false when there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scratch">Where the block's bytes come to lie, as many as the value's text has characters: the view is of them, and ends when they change.</param>
    /// <param name="view">The block.</param>
    public static bool TryRead(ObservedValue value, Span<byte> scratch, out WaveformView view)
    {
        view = default;
        return Waveform.IsOfLength(value) && Convert.TryFromBase64String(value.Text!, scratch, out var length) && TryRead(scratch[..length], out view);
    }

    private static bool TryRead(ReadOnlySpan<byte> block, out WaveformView view)
    {
        view = default;
        if (WaveformBlock.IsEven(block))
        {
            view = new(
                block[1],
                BinaryPrimitives.ReadDoubleLittleEndian(block[10..]),
                BinaryPrimitives.ReadDoubleLittleEndian(block[2..]),
                2 * block[1],
                block[WaveformBlock.EvenHeaderBytes..]);
        }
        else if (WaveformBlock.IsUneven(block))
        {
            view = new(block[1], BinaryPrimitives.ReadDoubleLittleEndian(block[2..]), 0, WaveformBlock.OffsetBytes + (2 * block[1]), block[WaveformBlock.UnevenHeaderBytes..]);
        }

        return view.Channels > 0;
    }

    private ReadOnlySpan<byte> FrameOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Frames);
        return frames.Slice(index * frameBytes, frameBytes);
    }
}
