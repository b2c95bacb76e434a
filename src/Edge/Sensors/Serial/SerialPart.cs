namespace AgeingMonitor.Edge.Sensors.Serial;

/// <summary>A part that sends frames by a serial port: read, framed, counted, and watched for silence. One caller at a time.</summary>
internal sealed class SerialPart(IKitBuses buses, string port, int baud, string name, IFrameFormat format, TimeProvider clock, ISensorOutput output) : IDisposable
{
    /// <summary>The radars used send at least ten frames a second, or one a few seconds.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly Stream stream = buses.OpenSerial(port, baud);
    private readonly FrameBuffer frames = new(format);
    private readonly byte[] chunk = new byte[512];
    private long framedAt = clock.GetTimestamp();

    /// <summary>Takes one frame.</summary>
    internal delegate void Taker(ReadOnlySpan<byte> frame, long at);

    /// <summary>Sends a command.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> command, CancellationToken stop)
    {
        try
        {
            await stream.WriteAsync(command, stop);
        }
        catch (IOException error)
        {
            throw Gone(error);
        }
    }

    /// <summary>Reads what comes, or nothing for a second, and hands each whole frame on.</summary>
    /// <exception cref="SensorFaultException">The port has gone, or no frame has come for 30 s.</exception>
    public async Task ReadAsync(Taker take, CancellationToken stop)
    {
        int count;
        try
        {
            count = await stream.ReadAsync(chunk, stop);
        }
        catch (IOException error)
        {
            throw Gone(error);
        }

        stop.ThrowIfCancellationRequested();
        var at = clock.GetTimestamp();
        for (var rest = chunk.AsMemory(0, count); !rest.IsEmpty;)
        {
            rest = rest[frames.Add(rest.Span)..];
            while (frames.TryTake(out var frame, out var skipped) | Count(skipped))
            {
                if (!frame.IsEmpty)
                {
                    framedAt = at;
                    take(frame, at);
                }
            }
        }

        if (clock.GetElapsedTime(framedAt, at) > LongestSilence)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{name} on {port} has sent no frame for {LongestSilence.TotalSeconds:0} s: look at its supply, its TX lead and the rate ({baud} baud).");
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Count(bool skipped)
    {
        if (skipped)
        {
            output.Lose(SensorLoss.Corrupt);
        }

        return false;
    }

    private SensorFaultException Gone(IOException error) => new(SensorFault.Bus, $"{name}: serial port {port} has gone ({error.Message}).", error);
}
