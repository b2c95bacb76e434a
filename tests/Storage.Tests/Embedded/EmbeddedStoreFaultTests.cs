using System.Runtime.Versioning;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Embedded;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Tests.Embedded;

/// <summary>What the embedded store says and does when the world is against it, and that it goes on when that ends.</summary>
public sealed class EmbeddedStoreFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KitId kit = KitId.Derive("faults");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => folder.File("observations.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task PrepareAsync_FileIsNoDatabase_SaysSoAndWorksOnceItIsGone()
    {
        await File.WriteAllTextAsync(Path, string.Concat(Enumerable.Repeat("not a database. ", 512)), Cancel);
        using var store = Open();

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel));
        File.Delete(Path);
        await store.PrepareAsync(Cancel);

        Assert.Contains("is not an observation store", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Path, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await WriteOneAsync(store, 1)).Observations);
    }

    [Fact]
    public async Task PrepareAsync_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        await using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            await other.OpenAsync(Cancel);
            Execute(other, "CREATE TABLE recipes (name TEXT)");
        }

        using var store = Open();

        Assert.Contains("another program", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_FileOfANewerVersion_IsRefusedForWritingAndReading()
    {
        using (var store = Open())
        {
            await store.PrepareAsync(Cancel);
        }

        await using (var later = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            await later.OpenAsync(Cancel);
            Execute(later, $"PRAGMA user_version = {Schema.Version + 1}");
        }

        using var older = Open();

        Assert.Contains("newer version", (await Assert.ThrowsAsync<ObservationStoreException>(() => older.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains("newer version", (await Assert.ThrowsAsync<ObservationStoreException>(() => older.ListKitsAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_FileOfTheFirstVersion_IsBroughtUpToDate()
    {
        using (var store = Open())
        {
            await store.PrepareAsync(Cancel);
        }

        await using (var earlier = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            await earlier.OpenAsync(Cancel);
            Execute(earlier, "ALTER TABLE pack RENAME COLUMN repeats TO dates; PRAGMA user_version = 1;");
        }

        using var later = Open();

        Assert.Contains("older version", (await Assert.ThrowsAsync<ObservationStoreException>(() => later.ListKitsAsync(Cancel))).Message, StringComparison.Ordinal);
        await later.PrepareAsync(Cancel);
        Assert.Empty(await later.ListKitsAsync(Cancel));
    }

    [Fact]
    public async Task PrepareAsync_FolderCannotBeMade_SaysSo()
    {
        await File.WriteAllTextAsync(folder.File("occupied"), "a file where a folder should be", Cancel);
        using var store = new EmbeddedObservationStore(folder.File("occupied/observations.db"), TimeProvider.System);

        Assert.Contains("cannot be made", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NothingWrittenYet_SaysSo()
    {
        using var store = Open();

        Assert.Contains("cannot be opened", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.ListKitsAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessHoldsTheFile_SaysSoAndWorksAfterwards()
    {
        using var store = new EmbeddedObservationStore(Path, TimeProvider.System, busyTimeout: TimeSpan.FromMilliseconds(1));
        await store.PrepareAsync(Cancel);
        await using var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        await other.OpenAsync(Cancel);
        Execute(other, "BEGIN IMMEDIATE");

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => WriteOneAsync(store, 1));
        Execute(other, "ROLLBACK");
        await WriteOneAsync(store, 1);

        Assert.Contains("held by another process", fault.Message, StringComparison.Ordinal);
        Assert.Equal([1], await SequencesAsync(store));
    }

    [Fact]
    public async Task WriteAsync_TwoStoresShareTheFile_BothWriteAndSeeEachOther()
    {
        using var one = Open();
        using var other = Open();
        await one.PrepareAsync(Cancel);
        await other.PrepareAsync(Cancel);

        await Task.WhenAll(
            Task.Run(() => WriteManyAsync(one, 0), Cancel),
            Task.Run(() => WriteManyAsync(other, 1), Cancel));

        Assert.Equal(Enumerable.Range(1, 80).Select(i => (long)i), await SequencesAsync(one));
        Assert.Equal(80, (await one.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel).ToListAsync()).Count);

        async Task WriteManyAsync(EmbeddedObservationStore store, int remainder)
        {
            for (var i = 1; i <= 80; i++)
            {
                if (i % 2 == remainder)
                {
                    await WriteOneAsync(store, i);
                }
            }
        }
    }

    [Fact]
    public async Task WriteAsync_OverwrittenPackIsSentAgain_ChangesNothing()
    {
        using var store = Open();
        Pack first = TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 60)), second = TestPacks.Obs(kit, 2, TestPacks.HeartRate(0, 99));
        await store.WriteAsync([first], Cancel);
        await store.WriteAsync([second], Cancel);

        await store.WriteAsync([first], Cancel);

        Assert.Equal([99], (await store.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel).ToListAsync()).Select(v => v.Value.Number));
    }

    [Fact]
    public async Task ReadAsync_TextWithANulInside_ComesBackWhole()
    {
        using var store = Open();
        await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Posture(0, "a\0b"))], Cancel);

        Assert.Equal("a\0b", Assert.Single(await store.ReadLatestAsync(kit, Cancel)).Value.Text);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task WriteAsync_DiskFull_SaysSoKeepsWhatWasAcknowledgedAndGoesOn()
    {
        using var disk = new SmallDisk(megabytes: 4);
        using var store = new EmbeddedObservationStore(disk.File("observations.db"), TimeProvider.System);
        await WriteOneAsync(store, 1);
        await File.WriteAllBytesAsync(disk.File("ballast"), new byte[3 << 20], Cancel);

        var acknowledged = 1;
        var fault = await Assert.ThrowsAsync<ObservationStoreException>(async () =>
        {
            while (true)
            {
                await store.WriteAsync([Large(acknowledged + 1)], Cancel);
                acknowledged++;
            }
        });
        Assert.Contains("is full", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, acknowledged).Select(i => (long)i), await SequencesAsync(store));

        File.Delete(disk.File("ballast"));
        await store.WriteAsync([Large(acknowledged + 1)], Cancel);
        Assert.Equal(acknowledged + 1, (await SequencesAsync(store)).Count);

        Pack Large(int sequence) => TestPacks.Obs(kit, sequence, TestPacks.Beats(sequence * 1_000, 1_000));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task WriteAsync_DiskBecomesReadOnly_SaysSoAndGoesOnAfterwards()
    {
        using var disk = new SmallDisk(megabytes: 4);
        using var store = new EmbeddedObservationStore(disk.File("observations.db"), TimeProvider.System);
        using (var earlier = new EmbeddedObservationStore(disk.File("observations.db"), TimeProvider.System))
        {
            await WriteOneAsync(earlier, 1);
        }

        disk.ForbidWriting();
        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => WriteOneAsync(store, 2));
        disk.AllowWriting();
        await WriteOneAsync(store, 2);

        Assert.Contains("may write there", fault.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], await SequencesAsync(store));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private EmbeddedObservationStore Open() => new(Path, TimeProvider.System);

    private Task<WriteResult> WriteOneAsync(EmbeddedObservationStore store, int sequence)
        => store.WriteAsync([TestPacks.Obs(kit, sequence, TestPacks.HeartRate(sequence, 60))], Cancel);

    private async Task<List<long>> SequencesAsync(EmbeddedObservationStore store)
        => [.. (await store.ReadPacksAsync(kit, 1, Lane.Obs, 0, Cancel).ToListAsync()).Select(p => p.Key.Sequence)];
}
