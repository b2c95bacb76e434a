using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Storage;

/// <summary>An InfluxDB server, 1.6 to 2.x. Section <c>Storage:Influx</c>.</summary>
public sealed class InfluxOptions : IValidatableObject
{
    /// <summary>Address of the server. Default <c>http://localhost:8086</c>. <c>https</c> wherever it is another machine.</summary>
    [Required(ErrorMessage = "Storage:Influx:Url is the address of the InfluxDB server.")]
    public Uri Url { get; set; } = new("http://localhost:8086");

    /// <summary>Database, and on 2.x bucket of the same name; made when missing. Default <c>ageing</c>. Letters, digits, hyphens and underscores.</summary>
    [Required, RegularExpression("^[A-Za-z][A-Za-z0-9_-]{0,63}$", ErrorMessage = "Storage:Influx:Database begins with a letter and holds up to 64 letters, digits, hyphens and underscores.")]
    public string Database { get; set; } = "ageing";

    /// <summary>User of a 1.x server with accounts; null without.</summary>
    public string? UserName { get; set; }

    /// <summary>File that holds the user's password and nothing else; null without.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>File that holds the token of a 2.x server and nothing else; null on 1.x.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Organisation that owns the bucket on a 2.x server; null on 1.x.</summary>
    public string? Organisation { get; set; }

    /// <summary>Most lines a write request. Default 5,000; 1 to 100,000. A request is also cut at 4 MB.</summary>
    [Range(1, 100_000, ErrorMessage = "Storage:Influx:LinesPerRequest is 1 to 100,000.")]
    public int LinesPerRequest { get; set; } = 5_000;

    /// <summary>Whether write requests are compressed: worth it over a slow network only. Default no.</summary>
    public bool Compress { get; set; }

    /// <summary>Longest wait for an answer. Default 30 s; 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Storage:Influx:Timeout is 1 s to 10 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Url.IsAbsoluteUri || (Url.Scheme != Uri.UriSchemeHttp && Url.Scheme != Uri.UriSchemeHttps))
        {
            yield return new ValidationResult("Storage:Influx:Url begins with http:// or https://.", [nameof(Url)]);
        }

        if ((UserName is null) != (PasswordFile is null))
        {
            yield return new ValidationResult("Storage:Influx:UserName and Storage:Influx:PasswordFile go together.", [nameof(UserName)]);
        }

        if (TokenFile is not null && UserName is not null)
        {
            yield return new ValidationResult("Storage:Influx has either a user (1.x) or a token (2.x).", [nameof(TokenFile)]);
        }

        if ((TokenFile is null) != (Organisation is null))
        {
            yield return new ValidationResult("Storage:Influx:TokenFile and Storage:Influx:Organisation go together.", [nameof(TokenFile)]);
        }
    }
}
