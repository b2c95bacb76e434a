using AgeingMonitor.Dashboard.Hubs;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>The alerts of a viewer's teams, the homes they may come from, and where the page stands with each team.</summary>
internal sealed record Inbox(IReadOnlyList<AlertView> Alerts, IReadOnlyList<HomeNaming> Homes, IReadOnlyList<Place> Places)
{
    public static readonly Inbox Empty = new([], [], []);
}
