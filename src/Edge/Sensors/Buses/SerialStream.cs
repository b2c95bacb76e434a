using System.IO.Ports;
using System.Runtime.InteropServices;

namespace AgeingMonitor.Edge.Sensors.Buses;

/// <summary>A serial port as a stream that owns it. A read that waits in vain gives 0 bytes, and is no end; a port that was unplugged throws <see cref="IOException"/>.</summary>
internal sealed class SerialStream(SerialPort port) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return port.Read(buffer, offset, count);
        }
        catch (TimeoutException)
        {
            return 0;
        }
        catch (InvalidOperationException error)
        {
            throw new IOException($"Serial port {port.PortName} has gone.", error);
        }
    }

    /// <summary>Blocks the context that it is called from, after that has had its turn: a driver with a thread of its own holds up nobody else. The default would hold a thread of the pool that others need.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (MemoryMarshal.TryGetArray<byte>(buffer, out var part))
        {
            return Read(part.Array!, part.Offset, part.Count);
        }

        var copy = new byte[buffer.Length];
        var count = Read(copy, 0, copy.Length);
        copy.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            port.Write(buffer, offset, count);
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            throw new IOException($"Serial port {port.PortName} takes nothing.", error);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            port.Dispose();
        }

        base.Dispose(disposing);
    }
}
