namespace AgeingMonitor.Dashboard.Live;

/// <summary>A row of the journal table, in words.</summary>
internal sealed record JournalLine(string At, string What, string Who, string? Note);
