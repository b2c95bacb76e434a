using System.Buffers.Binary;
using System.IO.Compression;

namespace AgeingMonitor.Testing.Importers;

/// <summary>
/// Reads a gzip file and fails at its end when it is cut: the platform's reader ends silently there, and rows would be missing without a word. A gzip file ends with the number of bytes that were packed
/// (RFC 1952 section 2.3.1). Of several members put together only those of bgzip are known by their last one.
/// </summary>
internal sealed class WholeGzipStream(FileStream file) : Stream
{
    /// <summary>The empty last member of a bgzip file (SAM specification, section 4.1.2).</summary>
    private static readonly byte[] BgzipEnd = Convert.FromHexString("1F8B08040000000000FF0600424302001B0003000000000000000000");

    private readonly GZipStream gzip = new(file, CompressionMode.Decompress, leaveOpen: true);
    private uint unpacked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(gzip.Read(buffer, offset, count), count);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await gzip.DisposeAsync().ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read, int asked)
    {
        unchecked
        {
            unpacked += (uint)read;
        }

        if (read == 0 && asked > 0 && file.Length > 0 && !EndsWhole())
        {
            throw new InvalidDataException("The gzip file is cut, or made of several members: unpack it, or get it again.");
        }

        return read;
    }

    private bool EndsWhole()
    {
        Span<byte> end = stackalloc byte[BgzipEnd.Length];
        file.Seek(-Math.Min(end.Length, file.Length), SeekOrigin.End);
        var read = end[..file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false)];
        return read.Length >= sizeof(uint) && (BinaryPrimitives.ReadUInt32LittleEndian(read[^sizeof(uint)..]) == unpacked || read.SequenceEqual(BgzipEnd));
    }
}
