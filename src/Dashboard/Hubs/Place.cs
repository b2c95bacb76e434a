namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>Where a page stands with a team: epoch and number of the last change that it shows.</summary>
internal sealed record Place(string? Team, Guid? Epoch, long Number);
