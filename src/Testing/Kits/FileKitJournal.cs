using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>
/// A journal in one text file, a line an entry, each written with one call to the operating system: it survives the end of the process at any instruction (Ctrl-C, kill -9), not a
/// loss of power, which a simulated kit need not. A last line without its end is passed over and cut off. One process at a time; one caller at a time.
/// </summary>
public sealed class FileKitJournal : IKitJournal
{
    /// <summary>The file may grow by so much over what it holds before it is written anew.</summary>
    private const long OutdatedBytes = 4 * 1024 * 1024;
    private readonly string path;
    private FileStream file;
    private long bytesAfterRewrite;

    /// <summary>Opens or creates the file, and its folder.</summary>
    /// <exception cref="IOException">The file cannot be written, or another process has it.</exception>
    public FileKitJournal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        file = Open(this.path);
    }

    /// <inheritdoc/>
    public bool WantsRewrite => file.Length - bytesAfterRewrite > OutdatedBytes;

    /// <inheritdoc/>
    public KitJournalState Load()
    {
        var loader = new KitJournalLoader();
        file.Position = 0;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var start = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            if (!loader.TryRead(Encoding.ASCII.GetString(bytes, start, end - start)))
            {
                break;
            }

            start = end + 1;
        }

        file.SetLength(start);
        file.Position = start;
        return loader.ToState();
    }

    /// <inheritdoc/>
    public void Append(OutgoingPack pack) => Write(KitJournalLine.Of(pack));

    /// <inheritdoc/>
    public void Forget(IReadOnlyList<PackNumber> packs) => Write(string.Concat(packs.Select(KitJournalLine.Forgotten)));

    /// <inheritdoc/>
    public void Shed(ShedRange range) => Write(KitJournalLine.Of(range));

    /// <inheritdoc/>
    public void ClearShed() => Write(KitJournalLine.ShedIsTold);

    /// <inheritdoc/>
    public void Rewrite(KitJournalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var next = path + ".new";
        using (var fresh = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            fresh.Write(Encoding.ASCII.GetBytes(KitJournalLine.Of(state)));
            fresh.Flush(flushToDisk: true);
            bytesAfterRewrite = fresh.Length;
        }

        file.Dispose();
        File.Move(next, path, overwrite: true);
        file = Open(path);
        file.Position = file.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private void Write(string lines) => file.Write(Encoding.ASCII.GetBytes(lines));
}
