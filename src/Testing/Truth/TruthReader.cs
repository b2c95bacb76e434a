using System.Runtime.CompilerServices;
using System.Text.Json;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Truth;

/// <summary>Reads a truth file from start to end, once. A fault ends the reading and is kept in <see cref="Fault"/>; what came before it stays usable. One caller at a time.</summary>
public sealed class TruthReader : IAsyncDisposable
{
    private const int MaxLineBytes = RecordingLimits.MaxManifestBytes;
    private readonly GzipLines lines;

    private TruthReader(GzipLines lines, TruthHeader header)
    {
        this.lines = lines;
        Header = header;
    }

    /// <summary>Which recording it tells about.</summary>
    public TruthHeader Header { get; }

    /// <summary>Why reading stopped before the end line; null while reading and after a whole file.</summary>
    public RecordingFault? Fault => lines.Fault;

    /// <summary>Opens a file and reads its header.</summary>
    public static async Task<TruthOpening> OpenAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (GzipLines.Open(path, MaxLineBytes, out var missing) is not { } lines)
        {
            return new TruthOpening(null, missing);
        }

        if (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            try
            {
                return new TruthOpening(new TruthReader(lines, TruthJson.ReadHeader(line.Span)), null);
            }
            catch (JsonException e)
            {
                lines.Refuse("bad-header", e.Message);
            }
        }

        var fault = lines.Fault;
        await lines.DisposeAsync().ConfigureAwait(false);
        return new TruthOpening(null, fault);
    }

    /// <summary>Happenings and days in the order of the file; after the last one look at <see cref="Fault"/>. May be enumerated once.</summary>
    public async IAsyncEnumerable<TruthEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = 0L;
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            var entry = Read(line.Span, out var end);
            if (end is { } counted)
            {
                if (counted != entries)
                {
                    lines.Refuse("damaged", FormattableString.Invariant($"the end line counts {counted} entries, the file holds {entries}"));
                }
                else
                {
                    await lines.CheckEndAsync(cancellationToken).ConfigureAwait(false);
                }

                yield break;
            }

            if (entry is not { } read)
            {
                yield break;
            }

            entries++;
            yield return read;
        }
    }

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => lines.DisposeAsync();

    private TruthEntry? Read(ReadOnlySpan<byte> line, out long? end)
    {
        try
        {
            return TruthJson.ReadEntry(line, out end);
        }
        catch (JsonException e)
        {
            lines.Refuse("bad-entry", e.Message);
            end = null;
            return null;
        }
    }
}
