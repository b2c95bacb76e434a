using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Tests.Snapshots;

public abstract class SnapshotStoreTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly HomeId Home = HomeId.Derive("a");

    private ISnapshotStore Snapshots => Care.Get<ISnapshotStore>();

    [Fact]
    public async Task Load_NeverSaved_IsNull() => Assert.Null(await Snapshots.LoadAsync(Home, Token));

    [Fact]
    public async Task Save_PartsOfHomeAndResidents_AreLoadedTogether()
    {
        var large = new byte[200_000];
        new Random(1).NextBytes(large);
        SnapshotPart[] parts = [new(null, [1, 2, 3]), new(ResidentId.Derive("first"), []), new(ResidentId.Derive("second"), large)];

        Assert.Equal(1, await Snapshots.SaveAsync(Home, 0, parts, Token));

        var loaded = await Snapshots.LoadAsync(Home, Token);
        Assert.Equal(1, loaded!.Version);
        Assert.Equal(parts.Select(part => part.Resident).ToHashSet(), loaded.Parts.Select(part => part.Resident).ToHashSet());
        Assert.All(loaded.Parts, part => Assert.True(part.State.AsSpan().SequenceEqual(parts.Single(saved => saved.Resident == part.Resident).State)));
    }

    [Fact]
    public async Task Save_NextVersion_ReplacesEveryPart()
    {
        await Snapshots.SaveAsync(Home, 0, [new(null, [1]), new(ResidentId.Derive("moved out"), [2])], Token);

        Assert.Equal(2, await Snapshots.SaveAsync(Home, 1, [new(null, [3])], Token));

        Assert.Equal([3], Assert.Single((await Snapshots.LoadAsync(Home, Token))!.Parts).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Save_OtherVersionThanStored_IsRefusedAndChangesNothing(long expected)
    {
        await Snapshots.SaveAsync(Home, 0, [new(null, [1])], Token);

        Assert.Null(await Snapshots.SaveAsync(Home, expected, [new(null, [9])], Token));

        var loaded = await Snapshots.LoadAsync(Home, Token);
        Assert.Equal((1L, (byte)1), (loaded!.Version, loaded.Parts[0].State[0]));
    }

    [Fact]
    public async Task Save_EightAtOnceOnTheSameVersion_OneWins()
    {
        var other = Database.Open(Clock).Get<ISnapshotStore>();

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Snapshots : other).SaveAsync(Home, 0, [new(null, [(byte)i])], Token))));

        Assert.Single(versions, version => version == 1);
        Assert.Equal(7, versions.Count(version => version is null));
        var winner = Array.FindIndex(versions, version => version == 1);
        Assert.Equal((byte)winner, (await Snapshots.LoadAsync(Home, Token))!.Parts[0].State[0]);
    }

    public sealed class OnSqlite() : SnapshotStoreTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : SnapshotStoreTests(server);
}
