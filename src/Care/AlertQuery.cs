using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>Which alerts; a null condition does not filter.</summary>
public sealed record AlertQuery
{
    public CareTeamId? Team { get; init; }
    public HomeId? Home { get; init; }
    public bool OpenOnly { get; init; }
    public TimeRange? Raised { get; init; }
    public int Limit { get; init; } = 500;
}
