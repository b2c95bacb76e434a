using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>Section <c>Broker</c>.</summary>
public sealed class BrokerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Broker";

    /// <summary>Embedded or external. Default: embedded.</summary>
    [EnumDataType(typeof(BrokerKind))]
    public BrokerKind Kind { get; set; } = BrokerKind.Embedded;

    /// <summary>
    /// Embedded: where to listen: <c>localhost</c> (both loopback addresses), <c>any</c>, or an IP address. External: the broker's host name or address.
    /// Default: <c>localhost</c>.
    /// </summary>
    [Required]
    public string Address { get; set; } = "localhost";

    /// <summary>TCP port, TLS only. Default: 8883. 0 takes any free one (embedded).</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8883;

    /// <summary>Folder of the certificates. Default: <c>pki</c> in the data folder.</summary>
    [Required]
    public string Certificates { get; set; } = string.Empty;

    /// <summary>Further host names and addresses by which kits reach the embedded broker; they are put into its certificate. Default: none.</summary>
    public IList<string> HostNames { get; } = [];

    /// <summary>Embedded: most connections at once. Default: 10,000. Range: 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Embedded: most connections of one user at once. Default: 16. Range: 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int MaxConnectionsPerUser { get; set; } = 16;

    /// <summary>Embedded: messages that may wait for one client; the oldest is dropped, and counted, beyond. Default: 10,000. Range: 10 to 100,000.</summary>
    [Range(10, 100_000)]
    public int MaxPendingMessages { get; set; } = 10_000;

    /// <summary>
    /// External: name of the shared subscription by which replicas divide the work. It is kept secret, because who knows it could take messages away.
    /// Default: derived from the private key of <c>ageing-ingest</c>; set it where replicas have different keys. Letters, digits and hyphens.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9-]{8,64}$")]
    public string? ShareName { get; set; }

    /// <summary>External: messages that the broker may have on their way to us at once. Default: 256. Range: 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxInFlight { get; set; } = 256;
}
