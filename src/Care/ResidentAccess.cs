using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>One look at a resident.</summary>
public sealed record ResidentAccess(string UserId, ResidentId Resident, string Page, Instant At);
