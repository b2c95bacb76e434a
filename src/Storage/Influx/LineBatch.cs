using System.Buffers;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Lines gathered for one request, and where each came from. One caller at a time.</summary>
internal sealed class LineBatch
{
    private readonly ArrayBufferWriter<byte> bytes = new(64 * 1024);
    private readonly List<(int Start, Pack Pack, int Place)> lines = [];

    public LineBatch() => Encoder = new LineProtocolEncoder(bytes);

    public LineProtocolEncoder Encoder { get; }

    public int Count => lines.Count;

    public int Bytes => bytes.WrittenCount;

    /// <summary>Says that the next line belongs to this observation, or to the pack's head when <paramref name="place"/> is negative.</summary>
    public void Begin(Pack pack, int place) => lines.Add((bytes.WrittenCount, pack, place));

    public (Pack Pack, int Place) Origin(int line) => (lines[line].Pack, lines[line].Place);

    public ReadOnlyMemory<byte> Lines(int first, int count)
    {
        var end = first + count == lines.Count ? bytes.WrittenCount : lines[first + count].Start;
        return bytes.WrittenMemory[lines[first].Start..end];
    }

    public void Clear()
    {
        bytes.ResetWrittenCount();
        lines.Clear();
    }
}
