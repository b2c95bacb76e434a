using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.Quarantines;

public abstract class QuarantineTests(TestEngine engine) : CareSuite(engine)
{
    private IQuarantine Quarantine => Care.Get<IQuarantine>();

    [Fact]
    public async Task Add_Message_IsKeptRaw()
    {
        byte[] payload = [0x00, 0xFF, 0x9F];
        var message = QuarantinedMessage.Of("am/v1/k-x/obs", "application/senml+cbor", payload, "not-senml", "ends in the middle", Now);

        await Quarantine.AddAsync(message, Token);

        Assert.Equivalent(message, Assert.Single(await Quarantine.ListAsync(10, Token)), strict: true);
    }

    [Fact]
    public async Task Add_SameMessageAgain_OnlyCounts()
    {
        await Quarantine.AddAsync(Message(1, seconds: 0), Token);
        await Quarantine.AddAsync(Message(1, seconds: 60), Token);
        await Database.Open(Clock).Get<IQuarantine>().AddAsync(Message(1, seconds: 120), Token);

        var kept = Assert.Single(await Quarantine.ListAsync(10, Token));
        Assert.Equal((3L, Now), (kept.Count, kept.ReceivedAt));
        Assert.Equal(1, await Quarantine.CountAsync(Token));
    }

    [Fact]
    public async Task Add_TextNoDatabaseTakes_IsKeptReadable()
    {
        await Quarantine.AddAsync(QuarantinedMessage.Of("a\0b", "\uD800", [1], "not-senml", new string('x', 5000), Now), Token);

        var kept = Assert.Single(await Quarantine.ListAsync(10, Token));
        Assert.Equal(("a\uFFFDb", "\uFFFD", 1024), (kept.Topic, kept.ContentType, kept.Detail.Length));
    }

    [Fact]
    public async Task Add_PayloadOverTheWiresLimit_IsCut()
    {
        await Quarantine.AddAsync(Message(1) with { Payload = new byte[WireLimits.MaxMessageBytes + 1] }, Token);

        Assert.Equal(WireLimits.MaxMessageBytes, Assert.Single(await Quarantine.ListAsync(10, Token)).Payload.Length);
    }

    [Fact]
    public async Task Add_MoreMessagesThanKept_LetsTheOldestGo()
    {
        var small = Database.Open(Clock, [new("Care:Quarantine:MaxMessages", "3")]).Get<IQuarantine>();
        for (byte i = 1; i <= 5; i++)
        {
            await small.AddAsync(Message(i, seconds: i), Token);
        }

        Assert.Equal([5, 4, 3], (await small.ListAsync(10, Token)).Select(message => message.Payload[0]));
    }

    [Fact]
    public async Task Add_MoreBytesThanKept_LetsTheOldestGo()
    {
        var small = Database.Open(Clock, [new("Care:Quarantine:MaxBytes", "65536")]).Get<IQuarantine>();
        for (byte i = 1; i <= 4; i++)
        {
            var payload = new byte[30_000];
            payload[0] = i;
            await small.AddAsync(QuarantinedMessage.Of("t", null, payload, "implausible", "", new Instant(i)), Token);
        }

        Assert.Equal([4, 3], (await small.ListAsync(10, Token)).Select(message => message.Payload[0]));
    }

    [Fact]
    public async Task Remove_KnownThenUnknown_SaysSo()
    {
        var message = Message(1);
        await Quarantine.AddAsync(message, Token);

        Assert.True(await Quarantine.RemoveAsync(message.Id, Token));
        Assert.False(await Quarantine.RemoveAsync(message.Id, Token));
        Assert.Equal(0, await Quarantine.CountAsync(Token));
    }

    [Fact]
    public void Id_PartsThatRunTogether_Differs() =>
        Assert.NotEqual(QuarantinedMessage.IdOf("ab", "c"u8, "r"), QuarantinedMessage.IdOf("a", "bc"u8, "r"));

    [Fact]
    public void Id_KnownMessage_IsItsSha256() =>

        // printf '\0\0\0\1t\0\0\0\1p\0\0\0\1r' | sha256sum
        Assert.Equal("484a378e26a487682cb90742b4849e59ea72592ab95f5ab067252f4276f90288", QuarantinedMessage.IdOf("t", "p"u8, "r"));

    private QuarantinedMessage Message(byte content, int seconds = 0) =>
        QuarantinedMessage.Of("am/v1/k-x/obs", null, [content], "unknown-kit", "", Now + TimeSpan.FromSeconds(seconds));

    public sealed class OnSqlite() : QuarantineTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : QuarantineTests(server);
}
