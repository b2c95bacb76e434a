using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Ids;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests.People;

public abstract class AccessLogTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly ResidentId Resident = ResidentId.Derive("first");

    private IAccessLog Log => Care.Get<IAccessLog>();

    [Fact]
    public async Task Record_Looks_AreListedNewestFirstForThatResidentOnly()
    {
        await Log.RecordAsync("user-1", Resident, "resident", Token);
        await Log.RecordAsync("user-1", ResidentId.Derive("second"), "resident", Token);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Database.Open(Clock).Get<IAccessLog>().RecordAsync("user-2", Resident, "alert", Token);

        var looks = await Log.ListAsync(Resident, 10, Token);

        Assert.Equal([new ResidentAccess("user-2", Resident, "alert", Now), new ResidentAccess("user-1", Resident, "resident", Now - TimeSpan.FromMinutes(1))], looks);
        Assert.Single(await Log.ListAsync(Resident, 1, Token));
    }

    [Fact]
    public async Task Record_OneLookAtSeveral_IsAnEntryOfEach_AndOfNobodyNone()
    {
        var second = ResidentId.Derive("second");
        await Log.RecordAsync("user-1", [Resident, second], "assessments", Token);
        await Log.RecordAsync("user-1", [], "assessments", Token);

        Assert.Equal(new ResidentAccess("user-1", Resident, "assessments", Now), Assert.Single(await Log.ListAsync(Resident, 10, Token)));
        Assert.Equal(new ResidentAccess("user-1", second, "assessments", Now), Assert.Single(await Log.ListAsync(second, 10, Token)));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.RecordAsync(" ", [], "assessments", Token));
    }

    [Fact]
    public async Task Rows_ChangedOrDeletedByHand_AreRefusedByTheDatabase()
    {
        await Log.RecordAsync("user-1", Resident, "resident", Token);
        var tables = Care.Get<CareTransactions>();

        await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync("test", context => context.ResidentAccesses.ExecuteDeleteAsync(Token), Token));
        await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync(
            "test", context => context.ResidentAccesses.ExecuteUpdateAsync(set => set.SetProperty(row => row.UserId, "nobody"), Token), Token));

        Assert.Equal("user-1", Assert.Single(await Log.ListAsync(Resident, 10, Token)).UserId);
    }

    [Fact]
    public async Task Record_WithoutUserOrPage_IsACallersMistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Log.RecordAsync(" ", Resident, "resident", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Log.RecordAsync("user-1", Resident, "", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Log.RecordAsync("user-1", Resident, new string('x', 65), Token));
    }

    public sealed class OnSqlite() : AccessLogTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : AccessLogTests(server);
}
