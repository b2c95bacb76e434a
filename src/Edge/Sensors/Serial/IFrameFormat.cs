namespace AgeingMonitor.Edge.Sensors.Serial;

/// <summary>How a part marks the frames in its stream of bytes.</summary>
internal interface IFrameFormat
{
    /// <summary>No frame of this part is longer, in bytes.</summary>
    int Longest { get; }

    /// <summary>Looks at what has come so far, from one byte on.</summary>
    /// <param name="bytes">At least one byte.</param>
    /// <returns>Positive: a whole frame, header to end, of so many bytes. 0: it may become one. Negative: no frame begins here.</returns>
    int Look(ReadOnlySpan<byte> bytes);
}
