namespace AgeingMonitor.Edge.Sensors.Serial;

/// <summary>
/// Finds frames in a stream of bytes, however it is cut and whatever stands between them. What looked like a frame and was none is gone through again from its second byte, so a good frame behind
/// a false header is never lost, and a whole frame behind a torn one does not wait for the rest of it. One caller at a time.
/// </summary>
internal sealed class FrameBuffer(IFrameFormat format)
{
    private readonly byte[] buffer = new byte[Math.Max(1024, format.Longest * 4)];
    private int start;
    private int end;
    private bool isLost;

    /// <summary>Adds bytes as they came.</summary>
    /// <returns>How many fitted: all, where the frames before were taken.</returns>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - end)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        var count = Math.Min(bytes.Length, buffer.Length - end);
        bytes[..count].CopyTo(buffer.AsSpan(end));
        end += count;
        return count;
    }

    /// <summary>The next whole frame; it stands until the next call.</summary>
    /// <param name="frame">Header to end.</param>
    /// <param name="skipped">Whether bytes that belong to no frame were passed over on the way, for the first time since a good frame.</param>
    public bool TryTake(out ReadOnlySpan<byte> frame, out bool skipped)
    {
        skipped = false;
        while (start < end)
        {
            var length = format.Look(buffer.AsSpan(start, end - start));
            if (length == 0)
            {
                if (WholeBehind() is not { } whole)
                {
                    break;
                }

                // What began before it was torn, and would hold it up until as many bytes had come as the torn one said.
                skipped |= !isLost;
                isLost = true;
                start = whole;
                continue;
            }

            if (length > 0)
            {
                frame = buffer.AsSpan(start, length);
                start += length;
                isLost = false;
                return true;
            }

            skipped |= !isLost;
            isLost = true;
            start++;
        }

        frame = default;
        return false;
    }

    /// <summary>Where a whole frame stands behind one that is not; null when there is none.</summary>
    private int? WholeBehind()
    {
        for (var at = start + 1; at < end; at++)
        {
            if (format.Look(buffer.AsSpan(at, end - at)) > 0)
            {
                return at;
            }
        }

        return null;
    }
}
