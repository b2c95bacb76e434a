using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>The one hub: pages join their teams at the number they show, and take alerts.</summary>
[Authorize]
internal sealed class LiveHub(TeamFeeds feeds, ITeamAccess access, AlertSteps steps, DashboardMetrics metrics, TimeProvider clock) : Hub<ILiveClient>
{
    /// <summary>More teams than anybody has; a longer list is somebody trying.</summary>
    private const int MostPlaces = 64;

    public async Task<JoinAnswer> Join(IReadOnlyList<Place>? places)
    {
        var answers = new List<CatchUp>();
        foreach (var place in (places ?? []).Take(MostPlaces).DistinctBy(p => p.Team))
        {
            answers.Add(await JoinTeamAsync(place));
        }

        return new JoinAnswer(Milliseconds.Of(Instant.Now(clock)), answers);
    }

    public async Task<StepAnswer> Acknowledge(string? alert)
    {
        var outcome = await steps.AcknowledgeAsync(UserId, alert, Context.ConnectionAborted);
        return new StepAnswer(outcome.Done, outcome.Refusal is { } refusal ? new Words(Language)[refusal] : null);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        feeds.Leave(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private string UserId => Viewer.IdOf(Context.User!);

    private Language Language => Context.GetHttpContext() is { } context ? Languages.Of(context) : Language.French;

    private async Task<CatchUp> JoinTeamAsync(Place place)
    {
        if (!CareTeamId.TryParse(place.Team, out var team) || !await access.MaySeeTeamAsync(UserId, team, Context.ConnectionAborted))
        {
            metrics.Refused.Add(1);
            return new CatchUp { Team = place.Team ?? string.Empty, Allowed = false };
        }

        return await feeds.JoinAsync(team, new LiveViewer(Context.ConnectionId, UserId), place, Context.ConnectionAborted);
    }
}
