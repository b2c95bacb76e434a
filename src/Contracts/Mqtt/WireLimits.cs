namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Limits of the wire; over a limit is bad input: counted and quarantined.</summary>
public static class WireLimits
{
    /// <summary>Largest message payload, in bytes.</summary>
    public const int MaxMessageBytes = 64 * 1024;

    /// <summary>Most SenML records in a pack.</summary>
    public const int MaxRecords = 1000;

    /// <summary>Most unacknowledged packs of one kit.</summary>
    public const int MaxInFlightPacks = 32;

    /// <summary>Deepest nesting of arrays and objects in a payload, those of unknown fields included.</summary>
    public const int MaxDepth = 8;

    /// <summary>Longest name, base name included, in bytes.</summary>
    public const int MaxNameBytes = 160;

    /// <summary>Longest text value, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 2048;

    /// <summary>Longest binary value (a waveform's block), in bytes.</summary>
    public const int MaxDataBytes = 32 * 1024;

    /// <summary>Most ranges in one pack's list of dropped packs.</summary>
    public const int MaxShedRanges = 64;

    /// <summary>Most ranges in one acknowledgement.</summary>
    public const int MaxAckRanges = 64;

    /// <summary>Most sensors in a birth message.</summary>
    public const int MaxSensors = 256;

    /// <summary>Most characters of a reason that a kit tells.</summary>
    public const int MaxReason = 2000;

    /// <summary>Largest boot, sequence or version number: what a JSON number carries exactly.</summary>
    public const long MaxInteger = (1L << 53) - 1;

    /// <summary>How often a kit speaks at the least.</summary>
    public static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Content type of CBOR packs (RFC 8428).</summary>
    public const string SenMlCbor = "application/senml+cbor";

    /// <summary>Content type of JSON packs (RFC 8428).</summary>
    public const string SenMlJson = "application/senml+json";
}
