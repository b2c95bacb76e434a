using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>What screens call a home and those who live there now. Its text form says nothing, so that it cannot slip into a log.</summary>
/// <param name="Home">The home.</param>
/// <param name="Label">What the team calls it; null when it has no label.</param>
/// <param name="Residents">Those who live there now (all of them, in a replay) and whose identity is known, in the order of their ids.</param>
public sealed record HomeNames(HomeId Home, string? Label, IReadOnlyList<KeyValuePair<ResidentId, ResidentIdentity>> Residents)
{
    /// <inheritdoc/>
    public override string ToString() => Home.Value;
}
