namespace AgeingMonitor.Edge.Sensors;

/// <summary>How a driver can lose something and still read on.</summary>
public enum SensorLoss
{
    /// <summary>The part's own memory ran over: samples between two reads are gone.</summary>
    Overflow,

    /// <summary>A checksum, PEC or frame did not fit.</summary>
    Corrupt,

    /// <summary>A value that the part cannot have measured.</summary>
    Impossible,

    /// <summary>A transfer failed and was tried again.</summary>
    Transfer,

    /// <summary>Read too late to be trusted, as when the process was held up in the middle of a bit-banged word; or stored by the device for so long that it is not told any more.</summary>
    Late,
}
