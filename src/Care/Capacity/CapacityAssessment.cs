using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Capacity;

/// <summary>An assessment with all its versions, the first one first; at least one.</summary>
public sealed record CapacityAssessment(Guid Id, ResidentId Resident, IReadOnlyList<CapacityEntry> Versions)
{
    /// <summary>The version that counts.</summary>
    public CapacityEntry Latest => Versions[^1];

    /// <summary>Whether it counts: it has not been withdrawn.</summary>
    public bool Stands => Latest.Status != CapacityStatus.EnteredInError;

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("D");
}
