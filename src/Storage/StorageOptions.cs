using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Storage;

/// <summary>Where observations are kept. Section <c>Storage</c>.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>One of <see cref="StorageKinds"/>. Default <c>embedded</c>.</summary>
    [AllowedValues(StorageKinds.Embedded, StorageKinds.Influx, ErrorMessage = "Storage:Kind is 'embedded' or 'influx'.")]
    public string Kind { get; set; } = StorageKinds.Embedded;

    /// <summary>The file of the embedded store, on a local disk; its folder is made when missing. Default <c>observations.db</c> in the working folder; the server puts it into its data folder.</summary>
    [Required(ErrorMessage = "Storage:Path names the file of the embedded store.")]
    public string Path { get; set; } = "observations.db";

    /// <summary>The server, when <see cref="Kind"/> is <c>influx</c>.</summary>
    public InfluxOptions Influx { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var errors = new List<ValidationResult>();
        if (Kind == StorageKinds.Influx)
        {
            Validator.TryValidateObject(Influx, new ValidationContext(Influx), errors, validateAllProperties: true);
        }

        return errors;
    }
}
