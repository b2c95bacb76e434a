using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>What a home is called on screens: its plan and the names that go with it.</summary>
internal sealed record HomeNaming(HomePlan Plan, HomeNames? Names)
{
    /// <summary>The team's own label, else the end of the opaque id, so that two nameless homes can be told apart.</summary>
    public string Label => string.IsNullOrWhiteSpace(Names?.Label) ? Plan.Home.Value[^4..].ToUpperInvariant() : Names.Label;

    /// <summary>Everybody who lives there, as one text; empty when nobody's name is known.</summary>
    public string People => string.Join(", ", (Names?.Residents ?? []).Select(r => FullName(r.Value)));

    public static string FullName(ResidentIdentity identity) => $"{identity.GivenName} {identity.FamilyName}".Trim();

    public ResidentIdentity? Find(ResidentId resident) => Names?.Residents.Where(r => r.Key == resident).Select(r => r.Value).FirstOrDefault();

    public string? NameOf(ResidentId? resident) => resident is { } id && Find(id) is { } identity ? FullName(identity) : null;

    /// <summary>The given name, where more than one person lives in the home and a value must say whose it is.</summary>
    public string? ShortNameOf(string? resident) =>
        Names is { Residents.Count: > 1 } && ResidentId.TryParse(resident, out var id) ? Find(id)?.GivenName : null;

    /// <summary>Where a tile leads: to the one resident, or to the home where several live.</summary>
    public string Link => Plan.Residents.Select(r => r.Resident).Distinct().ToArray() is [var only] ? $"/residents/{only.Value}" : $"/homes/{Plan.Home.Value}";
}
