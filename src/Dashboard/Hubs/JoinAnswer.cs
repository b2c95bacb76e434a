namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>The server's clock in milliseconds, and what the page lacks of each team.</summary>
internal sealed record JoinAnswer(long Now, IReadOnlyList<CatchUp> Teams);
