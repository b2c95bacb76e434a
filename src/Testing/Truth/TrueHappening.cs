using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

/// <summary>What truly happened in a home.</summary>
/// <param name="Home">The home.</param>
/// <param name="Happening">What, and when.</param>
public sealed record TrueHappening(HomeId Home, Happening Happening);
