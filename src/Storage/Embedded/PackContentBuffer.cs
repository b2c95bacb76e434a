namespace AgeingMonitor.Storage.Embedded;

/// <summary>The bytes of one pack's content while it is written (read back by <see cref="PackContent"/>); reused from pack to pack.</summary>
internal sealed class PackContentBuffer
{
    private byte[] bytes = new byte[1024];
    private int length;
    private long lastTime;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public void Clear()
    {
        length = 0;
        lastTime = 0;
    }

    public void Add(long series, long time)
    {
        Append((ulong)series);
        Append(PackContent.ZigZag(unchecked(time - lastTime)));
        lastTime = time;
    }

    private void Append(ulong value)
    {
        if (bytes.Length - length < PackContent.MaxIntegerBytes)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        while (value >= 0x80)
        {
            bytes[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[length++] = (byte)value;
    }
}
