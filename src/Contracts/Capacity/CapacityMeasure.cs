using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Contracts.Capacity;

/// <summary>Something that is followed from week to week between two screenings.</summary>
/// <param name="Code">Its name in tables and documents.</param>
/// <param name="Domain">The domain that it speaks of.</param>
/// <param name="IsExploratory">Whether it is a sign whose worth is not established; then every screen says so.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Unit">What its values are counted in.</param>
/// <param name="Digits">Decimals that are shown.</param>
/// <param name="LeastError">Standard error below which a person's weeks do not really differ: a week is never taken to be more exact.</param>
public sealed record CapacityMeasure(string Code, CapacityDomain Domain, bool IsExploratory, LocalizedText Title, LocalizedText Unit, int Digits, double LeastError)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
