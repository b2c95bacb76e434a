using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>
/// Reads a recording from start to end, once, in constant memory. A fault ends the reading and is kept in <see cref="Fault"/>; the messages before it stay usable. One caller at a time.
/// </summary>
public sealed class RecordingReader : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly GZipStream gzip;
    private readonly BoundedLineReader lines;

    private RecordingReader(FileStream file)
    {
        this.file = file;
        gzip = new GZipStream(file, CompressionMode.Decompress);
        lines = new BoundedLineReader(gzip, RecordingLimits.MaxManifestBytes);
    }

    /// <summary>The manifest.</summary>
    public RecordingManifest Manifest { get; private set; } = null!;

    /// <summary>Why reading stopped before the end line; null while reading and after a whole recording.</summary>
    public RecordingFault? Fault { get; private set; }

    /// <summary>Messages read so far.</summary>
    public long Messages { get; private set; }

    /// <summary>Share of the compressed file that has been read, 0 to 1.</summary>
    public double Share => file.Length == 0 ? 1 : Math.Min(1, (double)file.Position / file.Length);

    /// <summary>Opens a recording and reads its manifest.</summary>
    public static async Task<RecordingOpening> OpenAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            return new RecordingOpening(null, new RecordingFault(0, "not-found", "it is a folder; name a file in it"));
        }

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024, useAsync: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RecordingOpening(null, new RecordingFault(0, "not-found", e.Message));
        }

        var reader = new RecordingReader(file);
        var fault = await reader.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (fault is null)
        {
            return new RecordingOpening(reader, null);
        }

        await reader.DisposeAsync().ConfigureAwait(false);
        return new RecordingOpening(null, fault);
    }

    /// <summary>The messages in order; after the last one look at <see cref="Fault"/>. May be enumerated once.</summary>
    public async IAsyncEnumerable<RecordedMessage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lines.MaxLineBytes = RecordingLimits.MaxMessageLineBytes;
        var last = Instant.MinValue;
        while (Fault is null)
        {
            var (message, isEnd) = await ReadMessageAsync(last, cancellationToken).ConfigureAwait(false);
            if (isEnd)
            {
                await CheckNothingFollowsAsync(cancellationToken).ConfigureAwait(false);
                yield break;
            }

            if (message is not null)
            {
                last = message.At;
                Messages++;
                yield return message;
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await gzip.DisposeAsync().ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<RecordingFault?> ReadManifestAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (line is null)
        {
            return Fault is { Reason: "damaged" } ? Fault with { Reason = "not-gzip", Detail = "this is not a gzip file" } : Fault;
        }

        (var manifest, var fault) = ManifestJson.Read(line.Value);
        Manifest = manifest!;
        return fault;
    }

    private async ValueTask<(RecordedMessage? Message, bool IsEnd)> ReadMessageAsync(Instant last, CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (line is null)
        {
            return (null, false);
        }

        try
        {
            var message = MessageJson.Read(line.Value.Span, out var end);
            if (message is null && end != Messages)
            {
                Fault = Here("damaged", FormattableString.Invariant($"the end line counts {end} messages, the file holds {Messages}"));
            }
            else if (message is not null && message.At < last)
            {
                Fault = Here("not-in-order", "the message is earlier than the one before");
            }

            return Fault is null ? (message, message is null) : (null, false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Fault = Here(e is JsonException { LineNumber: not null } ? "not-json" : "bad-message", e.Message);
            return (null, false);
        }
    }

    /// <summary>A whole line, or null with the fault that is in its place.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            var line = await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line is not null && lines.LastLineWasWhole)
            {
                return line;
            }

            Fault = new RecordingFault(lines.LineNumber + (line is null ? 1 : 0), "cut", "the file ends before the end line: it was cut, or is still being written");
        }
        catch (InvalidDataException e)
        {
            Fault = new RecordingFault(lines.LineNumber + 1, "damaged", $"the compressed data are damaged: {e.Message}");
        }
        catch (LineTooLongException e)
        {
            Fault = new RecordingFault(e.Line, "line-too-long", e.Message);
        }
        catch (IOException e)
        {
            Fault = new RecordingFault(lines.LineNumber + 1, "damaged", e.Message);
        }

        return null;
    }

    /// <summary>After the end line: no further line, and no bytes behind the one gzip member, whose trailer (RFC 1952) counts what it holds.</summary>
    private async Task CheckNothingFollowsAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
        var atEnd = line is null && Fault is { Reason: "cut" } && Fault.Line > lines.LineNumber;
        Fault = atEnd ? null : new RecordingFault(lines.LineNumber, "trailing-bytes", "something follows the end line");
        if (!atEnd)
        {
            return;
        }

        var trailer = new byte[4];
        file.Seek(-4, SeekOrigin.End);
        await file.ReadExactlyAsync(trailer, cancellationToken).ConfigureAwait(false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)lines.BytesRead)
        {
            Fault = new RecordingFault(lines.LineNumber, "trailing-bytes", "bytes follow the end of the compressed data, or its trailer is missing");
        }
    }

    private RecordingFault Here(string reason, string detail) => new(lines.LineNumber, reason, detail);
}
