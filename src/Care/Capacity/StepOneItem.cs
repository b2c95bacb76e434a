using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Care.Capacity;

/// <summary>One question or test of ICOPE Step 1.</summary>
/// <param name="Code">Its name in forms, tables and exports; what FHIR calls <c>linkId</c>.</param>
/// <param name="Domain">The domain that it speaks of.</param>
public sealed record StepOneItem(string Code, CapacityDomain Domain)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
