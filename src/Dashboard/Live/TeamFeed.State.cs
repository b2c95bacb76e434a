using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Hubs;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Whether the view is live, said in words at every change, and logged once when trouble begins and once when it ends.</summary>
internal sealed partial class TeamFeed
{
    private string State => troubleSince is null ? FeedNotice.Live : FeedNotice.CatchingUp;

    private long? Since => troubleSince is { } since ? Milliseconds.Of(since) : null;

    private long NowMilliseconds => Milliseconds.Of(Instant.Now(clock));

    private async Task BeginTroubleAsync(Exception fault)
    {
        if (troubleSince is not null)
        {
            return;
        }

        lock (gate)
        {
            troubleSince = Instant.Now(clock);
        }

        metrics.CatchingUp.Add(1);
        LogTroubleBegins(fault, team);
        await Pages.StateChanged(new FeedNotice(team.Value, State, Since));
    }

    private async Task EndTroubleAsync()
    {
        if (troubleSince is not { } since)
        {
            return;
        }

        lock (gate)
        {
            troubleSince = null;
        }

        metrics.CatchingUp.Add(-1);
        LogTroubleEnds(team, (Instant.Now(clock) - since).TotalSeconds);
        await Pages.StateChanged(new FeedNotice(team.Value, State, null));
    }

    [LoggerMessage(6102, LogLevel.Warning, "The live view of team {Team} does not answer; its screens say so and it is asked again")]
    private partial void LogTroubleBegins(Exception fault, CareTeamId team);

    [LoggerMessage(6103, LogLevel.Information, "The live view of team {Team} answers again after {Seconds} s")]
    private partial void LogTroubleEnds(CareTeamId team, double seconds);
}
