using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>Section <c>Enrolment</c>: the door at which kits get their certificates.</summary>
public sealed class EnrolmentOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Enrolment";

    /// <summary>Where to listen: <c>localhost</c>, <c>any</c>, or an IP address. Default: <c>localhost</c>.</summary>
    [Required]
    public string Address { get; set; } = "localhost";

    /// <summary>TCP port, TLS only. Default: 8882. 0 takes any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8882;

    /// <summary>Name or address by which kits reach this server; it stands on labels and in the door's certificate. Default: <c>localhost</c>.</summary>
    [Required]
    public string HostName { get; set; } = "localhost";

    /// <summary>Port by which kits reach the door where it is not the one listened on, such as behind a router. Default: the port listened on.</summary>
    [Range(1, 65535)]
    public int? PublicPort { get; set; }

    /// <summary>Name or address by which kits reach the broker. Default: <see cref="HostName"/>.</summary>
    public string? BrokerHost { get; set; }

    /// <summary>Port by which kits reach the broker. Default: the embedded broker's, 8883 with one of its own.</summary>
    [Range(1, 65535)]
    public int? BrokerPort { get; set; }
}
