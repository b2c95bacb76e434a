namespace AgeingMonitor.Dashboard.Live;

/// <summary>The order of the board and of the inbox. As <c>need</c> in <c>tile.ts</c> and <c>compare</c> in <c>inbox.ts</c>. Pure.</summary>
internal static class NeedOrder
{
    private static readonly string[] Urgency = ["high", "medium", "low", "technical"];

    /// <summary>Raised alerts first, the most urgent on top, then the newest.</summary>
    public static IEnumerable<AlertView> Sort(IEnumerable<AlertView> alerts) =>
        alerts.OrderBy(StateRank).ThenBy(a => Array.IndexOf(Urgency, a.Priority)).ThenByDescending(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal);

    public static AlertView? MostUrgent(IEnumerable<AlertView> alerts) => Sort(alerts).FirstOrDefault();

    /// <summary>How much a home needs somebody, lowest first.</summary>
    public static int Need(TileView tile, IReadOnlyList<AlertView> open) => MostUrgent(open) switch
    {
        { State: Codes.Raised } top => Array.IndexOf(Urgency, top.Priority),
        _ when tile.KitSilent => Array.IndexOf(Urgency, "technical"),
        { } => Urgency.Length,
        null => Urgency.Length + 1,
    };

    private static int StateRank(AlertView alert) => alert.State switch
    {
        Codes.Raised => 0,
        Codes.Acknowledged => 1,
        _ => 2,
    };
}
