using System.ComponentModel.DataAnnotations;
using AgeingMonitor.Care.Capacity;

namespace AgeingMonitor.Care;

/// <summary>Section <c>Care</c> of the configuration.</summary>
public sealed class CareOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Care";

    /// <summary><c>sqlite</c> (default) or <c>postgres</c>.</summary>
    [EnumDataType(typeof(CareDatabaseKind))]
    public CareDatabaseKind Kind { get; set; } = CareDatabaseKind.Sqlite;

    /// <summary>SQLite: the file. Default <c>care.db</c> in the working folder; the server puts it into its data folder.</summary>
    public string Path { get; set; } = "care.db";

    /// <summary>PostgreSQL: host, port, database and user name, as <c>Host=db;Database=care;Username=ageing</c>. No default. The password belongs into <see cref="PasswordFile"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>PostgreSQL: a file whose first line is the password. Default: none, the connection string stands as it is.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Bounds of the quarantine.</summary>
    [Required]
    public QuarantineOptions Quarantine { get; set; } = new();

    /// <summary>When ICOPE assessments are due.</summary>
    [Required]
    public CapacityOptions Capacity { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == CareDatabaseKind.Sqlite && string.IsNullOrWhiteSpace(Path))
        {
            yield return new ValidationResult("Care:Path is empty: name the file of the care database.", [nameof(Path)]);
        }

        if (Kind == CareDatabaseKind.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult("Care:ConnectionString is needed when Care:Kind is postgres, as Host=db;Database=care;Username=ageing.", [nameof(ConnectionString)]);
        }

        if (Kind == CareDatabaseKind.Postgres && PasswordFile is not null && !File.Exists(PasswordFile))
        {
            yield return new ValidationResult($"Care:PasswordFile names '{PasswordFile}', which is not there or may not be read.", [nameof(PasswordFile)]);
        }

        foreach (var (section, part) in new (string, object)[] { (nameof(Quarantine), Quarantine), (nameof(Capacity), Capacity) })
        {
            var nested = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part), nested, validateAllProperties: true);
            foreach (var result in nested)
            {
                yield return new ValidationResult($"Care:{section}: {result.ErrorMessage}", result.MemberNames);
            }
        }
    }
}
