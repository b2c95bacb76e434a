using System.Collections.Frozen;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>All kinds of happenings: what a scenario may let happen. A name never changes its meaning.</summary>
public static partial class HappeningKinds
{
    private static readonly Lazy<FrozenDictionary<string, HappeningKind>> ByName = new(() => All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal));

    /// <summary>Every kind, in the order of the documentation.</summary>
    public static IReadOnlyList<HappeningKind> All => [.. ResidentKinds, .. HomeKinds, .. SensorKinds, .. KitKinds];

    /// <summary>The kind of a name; null when there is none.</summary>
    public static HappeningKind? Find(string name) => ByName.Value.GetValueOrDefault(name);
}
