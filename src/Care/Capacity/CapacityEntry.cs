using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Capacity;

/// <summary>One version of an assessment. Versions are only ever added.</summary>
/// <param name="Assessment">The assessment, by an id that its form was given when it was opened, so that sending it twice makes one.</param>
/// <param name="Resident">Whose.</param>
/// <param name="Version">From 1 without gaps.</param>
/// <param name="Status">Where it stands with this version.</param>
/// <param name="StepOne">The answers; those of the version before where it is withdrawn.</param>
/// <param name="Reason">Why it was amended or withdrawn; null for the first version. At most <see cref="LongestReason"/> characters.</param>
/// <param name="Actor">The user's opaque id.</param>
/// <param name="SavedAt">When it was entered.</param>
public sealed record CapacityEntry(Guid Assessment, ResidentId Resident, int Version, CapacityStatus Status, StepOne StepOne, string? Reason, string Actor, Instant SavedAt)
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 500;

    /// <inheritdoc/>
    public override string ToString() => $"{Assessment:D}/{Version}";
}
