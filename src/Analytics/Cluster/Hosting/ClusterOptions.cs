using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Where silos listen and how clients find them. Section <c>Analytics:Cluster</c>. Silos trust whoever reaches their ports: keep them on loopback or a closed network.</summary>
public sealed class ClusterOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Analytics:Cluster";

    /// <summary>One of <see cref="ClusterKinds"/>. Default <c>single</c>.</summary>
    [AllowedValues(ClusterKinds.Single, ClusterKinds.Redis, ErrorMessage = "Analytics:Cluster:Kind is 'single' or 'redis'.")]
    public string Kind { get; set; } = ClusterKinds.Single;

    /// <summary>Address or name under which other processes reach this silo; it listens there and nowhere else. Default <c>127.0.0.1</c>.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. Default 11111; 0 takes any free one.</summary>
    [Range(0, 65_535)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for clients. Default 30000; 0 opens none, for a server that is one process.</summary>
    [Range(0, 65_535)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>For clients of a single silo: its gateways, as <c>name:port</c>. Names are looked up again as long as the client runs. Default <c>127.0.0.1:30000</c>.</summary>
    public IList<string> Gateways { get; } = [];

    /// <summary>For kind <c>redis</c>: where Redis is, as StackExchange.Redis writes it.</summary>
    public string? RedisConnection { get; set; }

    /// <summary>File that holds <see cref="RedisConnection"/>, where it contains a password. Read at start.</summary>
    public string? RedisConnectionFile { get; set; }

    /// <summary>Name of the cluster; silos and clients of one installation share it. Default <c>ageing</c>.</summary>
    [Required]
    public string ClusterId { get; set; } = "ageing";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == ClusterKinds.Redis && string.IsNullOrWhiteSpace(RedisConnection) && string.IsNullOrWhiteSpace(RedisConnectionFile))
        {
            yield return new("Analytics:Cluster:RedisConnection, or RedisConnectionFile, says where Redis is.");
        }

        foreach (var gateway in Gateways.Where(gateway => !GatewayAddress.TryParse(gateway, out _)))
        {
            yield return new($"Analytics:Cluster:Gateways: '{gateway}' is not of the form name:port.");
        }
    }

    internal string ReadRedisConnection() => RedisConnectionFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : RedisConnection!;
}
