namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A serial port under the virtual clock: gives what a test feeds, in pieces of any size, and nothing after a second without a byte, as a real one does.</summary>
public sealed class SimulatedSerialStream(VirtualClock clock) : Stream
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly Queue<byte> waiting = new();

    /// <summary>What the driver has sent.</summary>
    public List<byte> Written { get; } = [];

    /// <summary>Answers to what the driver sends.</summary>
    public Action<byte[]>? OnWritten { get; set; }

    /// <summary>Bytes that one read gives at most.</summary>
    public int Piece { get; set; } = int.MaxValue;

    /// <summary>The adapter was pulled out.</summary>
    public bool IsGone { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Feed(params ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            waiting.Enqueue(value);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var waited = TimeSpan.Zero; waiting.Count == 0 && waited < TimeSpan.FromSeconds(1); waited += Look)
        {
            Break();
            await Task.Delay(Look, clock, cancellationToken);
        }

        Break();
        var count = Math.Min(Math.Min(buffer.Length, Piece), waiting.Count);
        for (var i = 0; i < count; i++)
        {
            buffer.Span[i] = waiting.Dequeue();
        }

        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Break();
        Written.AddRange(buffer.Span);
        OnWritten?.Invoke(buffer.ToArray());
        return default;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Break()
    {
        if (IsGone)
        {
            throw new IOException("The port has gone.");
        }
    }
}
