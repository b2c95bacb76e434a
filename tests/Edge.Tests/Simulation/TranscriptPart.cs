namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A part that plays a transcript: it takes the writes that stand there, in their order, and answers with the bytes beside them.</summary>
public sealed class TranscriptPart(IEnumerable<(byte[] Written, byte[] Read)> transfers) : SimulatedI2cPart
{
    private readonly Queue<(byte[] Written, byte[] Read)> rest = new(transfers);
    private readonly List<byte> written = [];
    private int read;

    /// <summary>How many transfers were not asked for.</summary>
    public int Left => rest.Count;

    public override void Begin(bool read)
    {
        if (rest.Count == 0)
        {
            throw new InvalidOperationException("The transcript is over, and the driver goes on.");
        }
    }

    public override bool Write(byte value)
    {
        written.Add(value);
        return true;
    }

    public override byte Read() => rest.Peek().Read is var bytes && read < bytes.Length
        ? bytes[read++]
        : throw new InvalidOperationException($"The driver reads more than the {rest.Peek().Read.Length} bytes of the transcript.");

    public override void End()
    {
        if (rest.Count > 0)
        {
            Assert.Equal(Convert.ToHexString(rest.Peek().Written), Convert.ToHexString([.. written]));
            rest.Dequeue();
        }

        written.Clear();
        read = 0;
    }

    public override void LosePower()
    {
    }
}
