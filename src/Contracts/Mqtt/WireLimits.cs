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

    /// <summary>How often a kit speaks at the least.</summary>
    public static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Content type of CBOR packs (RFC 8428).</summary>
    public const string SenMlCbor = "application/senml+cbor";

    /// <summary>Content type of JSON packs (RFC 8428).</summary>
    public const string SenMlJson = "application/senml+json";
}
