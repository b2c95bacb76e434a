using System.IO.Compression;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Truth;

/// <summary>
/// Writes what truly happened, beside the recording: into <c>&lt;path&gt;.part</c>, which takes its name when it is complete. The same truth gives the same bytes. One caller at a time.
/// </summary>
public sealed class TruthWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly GZipStream gzip;
    private bool closed;

    private TruthWriter(string path)
    {
        this.path = path;
        file = new FileStream(RecordingWriter.PartPath(path), FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);
        gzip = new GZipStream(file, CompressionLevel.Optimal);
    }

    /// <summary>Happenings and days written so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Starts a file; a part file of the same name is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task<TruthWriter> CreateAsync(string path, TruthHeader header, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(header);
        var writer = new TruthWriter(path);
        await writer.WriteLineAsync(TruthJson.Write(header), cancellationToken).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Appends something that happened.</summary>
    public ValueTask WriteAsync(TrueHappening happening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        Entries++;
        return WriteLineAsync(TruthJson.Write(happening), cancellationToken);
    }

    /// <summary>Appends a day.</summary>
    public ValueTask WriteAsync(TrueDay day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(day);
        Entries++;
        return WriteLineAsync(TruthJson.Write(day), cancellationToken);
    }

    /// <summary>Writes the end line and gives the file its name, replacing an older one. Nothing can be written afterwards.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteLineAsync(TruthJson.WriteEnd(Entries), cancellationToken).ConfigureAwait(false);
        await gzip.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
        await DisposeAsync().ConfigureAwait(false);
        File.Move(RecordingWriter.PartPath(path), path, overwrite: true);
    }

    /// <summary>Closes the file; one that was not completed stays a part file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!closed)
        {
            closed = true;
            await gzip.DisposeAsync().ConfigureAwait(false);
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask WriteLineAsync(byte[] line, CancellationToken cancellationToken)
    {
        await gzip.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        await gzip.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
