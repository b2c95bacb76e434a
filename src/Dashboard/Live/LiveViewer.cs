namespace AgeingMonitor.Dashboard.Live;

/// <summary>One page of one user that follows a team.</summary>
internal sealed record LiveViewer(string Connection, string UserId);
