namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>Whether a team's view is live, and if not, since when (milliseconds).</summary>
internal sealed record FeedNotice(string Team, string State, long? Since)
{
    public const string Live = "live";
    public const string CatchingUp = "catching-up";
}
