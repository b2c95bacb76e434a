using System.Buffers.Binary;
using System.IO.Compression;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Basics;

/// <summary>Reads the lines of a gzip file whose last line says that it is whole. A fault ends the reading and is kept. One caller at a time.</summary>
internal sealed class GzipLines : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly GZipStream gzip;
    private readonly BoundedLineReader lines;

    private GzipLines(FileStream file, int maxLineBytes)
    {
        this.file = file;
        gzip = new GZipStream(file, CompressionMode.Decompress);
        lines = new BoundedLineReader(gzip, maxLineBytes);
    }

    /// <summary>Why reading stopped; null while it goes on, and after a whole file.</summary>
    public RecordingFault? Fault { get; private set; }

    /// <summary>Opens a file; null, with the fault, when that cannot be done.</summary>
    public static GzipLines? Open(string path, int maxLineBytes, out RecordingFault? fault)
    {
        try
        {
            fault = null;
            return new GzipLines(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024, useAsync: true), maxLineBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = new RecordingFault(0, "not-found", e.Message);
            return null;
        }
    }

    /// <summary>Says that the line last returned is wrong.</summary>
    public void Refuse(string reason, string detail) => Fault ??= new RecordingFault(lines.LineNumber, reason, detail);

    /// <summary>The next line, valid until the next call; null with the fault that is in its place.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var line = await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line is not null && lines.LastLineWasWhole)
            {
                return line;
            }

            Fault = new RecordingFault(lines.LineNumber + (line is null ? 1 : 0), "cut", "the file ends before its end line: it was cut, or is still being written");
        }
        catch (InvalidDataException e)
        {
            Fault = lines.LineNumber == 0 ? new RecordingFault(1, "not-gzip", "this is not a gzip file") : new RecordingFault(lines.LineNumber + 1, "damaged", $"the compressed data are damaged: {e.Message}");
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

    /// <summary>After the end line: a fault when anything follows it, or bytes follow the one gzip member, whose trailer (RFC 1952) counts what it holds.</summary>
    public async Task CheckEndAsync(CancellationToken cancellationToken)
    {
        var line = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var atEnd = line is null && Fault is { Reason: "cut" } && Fault.Line > lines.LineNumber;
        Fault = atEnd && await TrailerCountsAsync(cancellationToken).ConfigureAwait(false) ? null : new RecordingFault(lines.LineNumber, "trailing-bytes", "something follows the end of the file's content");
    }

    public async ValueTask DisposeAsync()
    {
        await gzip.DisposeAsync().ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> TrailerCountsAsync(CancellationToken cancellationToken)
    {
        var trailer = new byte[4];
        file.Seek(-4, SeekOrigin.End);
        await file.ReadExactlyAsync(trailer, cancellationToken).ConfigureAwait(false);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) == (uint)lines.BytesRead;
    }
}
