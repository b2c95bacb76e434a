using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A resident: the only place of a resident's name.</summary>
internal sealed class ResidentRow
{
    public required ResidentId Id { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public DateOnly? BirthDate { get; set; }
}
