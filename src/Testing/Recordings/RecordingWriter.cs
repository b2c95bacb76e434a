using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>
/// Writes a recording: into <c>&lt;path&gt;.part</c>, which takes its name when the recording is complete. A part file left by a kill can be read to its last flushed line.
/// The same messages give the same lines, and with the same version of the platform the same bytes. One caller at a time.
/// </summary>
public sealed class RecordingWriter : IAsyncDisposable
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string path;
    private readonly Stream file;
    private readonly GZipStream gzip;
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly Utf8JsonWriter json;
    private Instant last = Instant.MinValue;
    private bool closed;
    private bool hasFailed;

    private RecordingWriter(string path, Stream file)
    {
        this.path = path;
        this.file = file;
        gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        json = new Utf8JsonWriter(line, JsonOptions);
    }

    /// <summary>Messages written so far.</summary>
    public long Messages { get; private set; }

    /// <summary>Bytes of the file so far; what the compressor still holds is not counted.</summary>
    public long FileBytes => file.Position;

    /// <summary>The name of a part file.</summary>
    public static string PartPath(string path) => path + ".part";

    /// <summary>Starts a recording; a part file of the same name is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">The manifest's name is empty or too long.</exception>
    public static Task<RecordingWriter> CreateAsync(string path, RecordingManifest manifest, CancellationToken cancellationToken) => CreateAsync(path, manifest, OpenFile, cancellationToken);

    /// <summary>The same on a disk of another kind, for tests.</summary>
    internal static async Task<RecordingWriter> CreateAsync(string path, RecordingManifest manifest, Func<string, Stream> open, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Name.Length is 0 or > RecordingLimits.MaxNameLength)
        {
            throw new ArgumentException($"The name '{manifest.Name}' must have 1 to {RecordingLimits.MaxNameLength} characters.", nameof(manifest));
        }

        var writer = new RecordingWriter(path, open(PartPath(path)));
        try
        {
            writer.line.Write(ManifestJson.Write(manifest));
            await writer.WriteLineAsync(cancellationToken).ConfigureAwait(false);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Appends a message. A message that is earlier than the one before is dated like it: order is what counts.</summary>
    /// <exception cref="ArgumentException">The channel or size is not one of the contract.</exception>
    public ValueTask WriteAsync(RecordedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Channel is not (Topics.Obs or Topics.Evt or Topics.Tick or Topics.State) || message.Payload.Length > WireLimits.MaxMessageBytes)
        {
            throw new ArgumentException($"A message of {message.Payload.Length} bytes on '{message.Channel}' is not one that a kit publishes.", nameof(message));
        }

        last = Instant.Max(last, message.At);
        MessageJson.Write(json, message with { At = last });
        json.Flush();
        json.Reset();
        Messages++;
        return WriteLineAsync(cancellationToken);
    }

    /// <summary>Brings everything so far into the file, so that a kill loses none of it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gzip.FlushAsync(cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            hasFailed = true;
            throw;
        }
    }

    /// <summary>Writes the end line and gives the file its name, replacing an older one. Nothing can be written afterwards.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        MessageJson.WriteEnd(json, Messages);
        json.Flush();
        await WriteLineAsync(cancellationToken).ConfigureAwait(false);
        await CloseAsync(toDisk: true).ConfigureAwait(false);
        File.Move(PartPath(path), path, overwrite: true);
    }

    /// <summary>Closes the file; a recording that was not completed stays a part file.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync(toDisk: false).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Only an abandoned part file comes here with bytes left to write: on a full disk the write before has already said so, and its exception must not be covered by this one.
        }
    }

    /// <summary>The part file on the disk.</summary>
    internal static Stream OpenFile(string partPath) => new FileStream(partPath, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);

    private async ValueTask WriteLineAsync(CancellationToken cancellationToken)
    {
        line.GetSpan(1)[0] = (byte)'\n';
        line.Advance(1);
        try
        {
            await gzip.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            hasFailed = true;
            throw;
        }

        line.ResetWrittenCount();
    }

    private async ValueTask CloseAsync(bool toDisk)
    {
        if (closed)
        {
            return;
        }

        closed = true;
        try
        {
            if (toDisk)
            {
                await gzip.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }

            await json.DisposeAsync().ConfigureAwait(false);
            if (!hasFailed)
            {
                // After a failed write the end of the compressed data would stand behind a hole, and a reader would find damage where there is only an early end.
                await gzip.DisposeAsync().ConfigureAwait(false);
            }

            if (toDisk && file is FileStream onDisk)
            {
                onDisk.Flush(flushToDisk: true);
            }
        }
        finally
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }
}
