using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A care team.</summary>
internal sealed class CareTeamRow
{
    public required CareTeamId Id { get; set; }
    public required string Name { get; set; }
}
