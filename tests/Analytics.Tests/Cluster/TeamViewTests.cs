using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Cluster.Teams;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Tests.Cluster;

public sealed class TeamViewTests
{
    private static readonly Guid Epoch = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    public void After_TilesOfOneHome_AreMergedAndAlertsAreNot()
    {
        var view = new TeamView(Epoch, 100);
        view.Apply(Tile("h-1", 1));
        view.Apply(Card("a", AlertState.Raised));
        view.Apply(Tile("h-1", 2));
        view.Apply(Card("a", AlertState.Acknowledged));
        view.Apply(Tile("h-2", 3));

        var deltas = view.After(Epoch, 0)!;

        Assert.Equal([2L, 3, 4, 5], deltas.Select(delta => delta.Number));
        Assert.Equal([5L], view.After(Epoch, 4)!.Select(delta => delta.Number));
        Assert.Empty(view.After(Epoch, 5)!);
    }

    [Fact]
    public void After_FallenBehindTheRing_CannotGoOn()
    {
        var view = new TeamView(Epoch, 3);
        for (var i = 0; i < 5; i++)
        {
            view.Apply(Card($"{i}", AlertState.Raised));
        }

        Assert.Null(view.After(Epoch, 1));
        Assert.Equal([3L, 4, 5], view.After(Epoch, 2)!.Select(delta => delta.Number));
        Assert.Null(view.After(Epoch, 6));
        Assert.Null(view.After(Epoch, -1));
        Assert.Null(view.After(Guid.Empty, 5));
    }

    [Fact]
    public void Snapshot_ResolvedAlert_IsGoneAndStaysKnown()
    {
        var view = new TeamView(Epoch, 3);
        view.Apply(Card("a", AlertState.Raised));
        view.Apply(Card("a", AlertState.Resolved));

        Assert.Empty(view.Snapshot().Alerts);
        Assert.True(view.Knows("a"));
    }

    private static HomeTile Tile(string home, long heardAt) => new() { Home = home, Mode = HomeMode.Live, LastHeardAt = heardAt };

    private static AlertCard Card(string id, AlertState state) => new()
    {
        Id = id, Home = "h-1", Rule = AlertRules.HelpCall, Subject = "household", Priority = AlertPriority.High, State = state, EpisodeStart = 1, RaisedAt = 1, French = "a", English = "a",
    };
}
