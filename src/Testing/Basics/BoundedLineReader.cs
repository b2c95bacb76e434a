namespace AgeingMonitor.Testing.Basics;

/// <summary>Reads lines of bytes (LF or CRLF) from a stream with a bound on their length, so that a file that is not text costs no memory. One caller at a time.</summary>
internal sealed class BoundedLineReader(Stream stream, int maxLineBytes)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Number of the line last returned, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Whether the line last returned ended with a line feed; the last line of a cut file does not.</summary>
    public bool LastLineWasWhole { get; private set; }

    /// <summary>The bound on a line's length. May be changed between lines.</summary>
    public int MaxLineBytes { get; set; } = maxLineBytes;

    /// <summary>The next line without its end, valid until the next call; null at the end.</summary>
    /// <exception cref="LineTooLongException">The line is longer than the bound.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = start;
        while (true)
        {
            var feed = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var stop = searched + feed;
                var line = Take(stop, stop + 1);
                LastLineWasWhole = true;
                return line;
            }

            if (ended)
            {
                LastLineWasWhole = false;
                if (start == end)
                {
                    return null;
                }

                return Take(end, end);
            }

            if (end - start > MaxLineBytes)
            {
                throw new LineTooLongException(LineNumber + 1, MaxLineBytes);
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
            searched = start;
        }
    }

    private ReadOnlyMemory<byte> Take(int stop, int next)
    {
        LineNumber++;
        if (stop - start > MaxLineBytes)
        {
            throw new LineTooLongException(LineNumber, MaxLineBytes);
        }

        var length = stop - start;
        var line = buffer.AsMemory(start, length > 0 && buffer[stop - 1] == '\r' ? length - 1 : length);
        start = next;
        return line;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        BytesRead += read;
        end += read;
        ended = read == 0;
    }
}
