using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Tests.Live;

public sealed class TeamBoardTests
{
    private static readonly Guid Epoch = Guid.Parse("6f1f3cf0-7b0c-4d0a-9d1c-2f6b1b1a0001");

    [Fact]
    public void Since_EveryNumber_GivesWhatChangedAfterIt()
    {
        var board = new TeamBoard();
        board.Reset(Epoch, 10, [Tile("h1"), Tile("h2")], [Alert("a1")]);
        board.Apply(11, [Tile("h1")], []);
        board.Apply(14, [], [Alert("a2"), Alert("a1", Codes.Resolved)]);

        var (isSnapshot, tiles, alerts) = board.Since(Epoch, 10);
        Assert.False(isSnapshot);
        Assert.Equal(["h1"], tiles.Select(t => t.Home));
        Assert.Equal(["a1", "a2"], alerts.Select(a => a.Id).Order(StringComparer.Ordinal));
        Assert.Equal(Codes.Resolved, alerts.Single(a => a.Id == "a1").State);

        (isSnapshot, tiles, alerts) = board.Since(Epoch, 11);
        Assert.False(isSnapshot);
        Assert.Empty(tiles);
        Assert.Equal(2, alerts.Count);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Since_NumberOutsideWhatIsKnown_GivesEverythingThatIsOpen(long number)
    {
        var board = new TeamBoard();
        board.Reset(Epoch, 10, [Tile("h1")], [Alert("a1")]);
        board.Apply(11, [], [Alert("a1", Codes.Resolved), Alert("a2")]);

        var (isSnapshot, tiles, alerts) = board.Since(Epoch, number);

        Assert.True(isSnapshot);
        Assert.Single(tiles);
        Assert.Equal(["a2"], alerts.Select(a => a.Id));
    }

    [Fact]
    public void Since_MoreClosedThanAreRemembered_GivesEverythingRatherThanAHole()
    {
        var board = new TeamBoard();
        board.Reset(Epoch, 0, [], [Alert("open")]);
        for (var i = 1; i <= 600; i++)
        {
            board.Apply(i, [], [Alert($"a{i}", Codes.Resolved)]);
        }

        Assert.True(board.Since(Epoch, 50).IsSnapshot);
        var (isSnapshot, _, alerts) = board.Since(Epoch, 300);
        Assert.False(isSnapshot);
        Assert.Equal(300, alerts.Count);
        Assert.Equal(["open"], board.Since(null, 0).Alerts.Select(a => a.Id));
    }

    [Fact]
    public void Apply_ClosedThenReopened_StaysWhenClosedOnesAreForgotten()
    {
        var board = new TeamBoard();
        board.Reset(Epoch, 0, [], []);
        board.Apply(1, [], [Alert("back", Codes.Resolved)]);
        board.Apply(2, [], [Alert("back")]);
        for (var i = 3; i <= 700; i++)
        {
            board.Apply(i, [], [Alert($"a{i}", Codes.Resolved)]);
        }

        Assert.Equal(["back"], board.Since(null, 0).Alerts.Select(a => a.Id));
    }

    private static TileView Tile(string home) => new() { Home = home, Team = "t", Label = home, People = "", Link = "/", Mode = "live", TimeZone = "UTC" };

    private static AlertView Alert(string id, string state = Codes.Raised) => new()
    {
        Id = id, Home = "h1", Team = "t", Label = "h1", Priority = "high", State = state, Rule = "fall", RaisedAt = 0, TimeZone = "UTC", French = "", English = "", Mode = "live",
    };
}
