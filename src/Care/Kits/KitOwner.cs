using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>Whose a kit is: its last home's team, retired or not; before it has stood in one, the team it was created for.</summary>
internal static class KitOwner
{
    public static CareTeamId? Of(CareTeamId? createdFor, IEnumerable<(Instant From, CareTeamId Team)> places, Instant now) =>
        places.Where(place => place.From <= now).OrderByDescending(place => place.From).Select(place => (CareTeamId?)place.Team).FirstOrDefault() ?? createdFor;
}
