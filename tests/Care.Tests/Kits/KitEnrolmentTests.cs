using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests.Kits;

public abstract class KitEnrolmentTests(TestEngine engine) : CareSuite(engine)
{
    private const string Key = "aa";
    private const string OtherKey = "bb";
    private static readonly KitId Kit = KitId.Derive("kit");

    private IKitRegistry Registry => Care.Get<IKitRegistry>();

    private IKitEnrolment Enrolment => Care.Get<IKitEnrolment>();

    [Fact]
    public async Task Redeem_RightCode_LetsItsKeyInAndNoOther()
    {
        var code = await OpenAsync();

        Assert.Null(await Enrolment.RedeemAsync(Kit, code, Key, Token));
        Assert.Null(await Enrolment.RedeemAsync(Kit, code, Key, Token)); // the kit lost the answer
        Assert.Equal(EnrolmentReasons.WindowShut, await Enrolment.RedeemAsync(Kit, code, OtherKey, Token)); // somebody repeats the code
    }

    [Theory]
    [InlineData(14.99, null)]
    [InlineData(15, EnrolmentReasons.WindowShut)]
    public async Task Redeem_AfterMinutes_WorksForFifteen(double minutes, string? answer)
    {
        var code = await OpenAsync();

        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(answer, await Enrolment.RedeemAsync(Kit, code, Key, Token));
    }

    [Fact]
    public async Task Redeem_FiveWrongCodes_ShutsTheWindowForTheRightOneToo()
    {
        var code = await OpenAsync();
        var answers = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await Enrolment.RedeemAsync(Kit, code == "AAAA-AAAA" ? "BBBB-BBBB" : "AAAA-AAAA", OtherKey, Token));
        }

        Assert.Equal([EnrolmentReasons.WrongCode, EnrolmentReasons.WrongCode, EnrolmentReasons.WrongCode, EnrolmentReasons.WrongCode, EnrolmentReasons.WindowShut], answers);
        Assert.Equal(EnrolmentReasons.WindowShut, await Enrolment.RedeemAsync(Kit, code, Key, Token));

        // The way back: another window, another code.
        Assert.Null(await Enrolment.RedeemAsync(Kit, await OpenAsync(), Key, Token));
    }

    [Fact]
    public async Task Redeem_CodeOfAnotherKit_IsWrong()
    {
        await OpenAsync();
        var other = KitId.Derive("other");
        await Registry.CreateAsync(other, null, null, "installer", Token);
        var code = (await Registry.OpenAsync(other, IKitRegistry.DefaultWindow, "installer", Token))!.Code;

        Assert.Equal(EnrolmentReasons.WrongCode, await Enrolment.RedeemAsync(Kit, code, Key, Token));
    }

    [Fact]
    public async Task Redeem_ManyAtOnceWithDifferentKeys_LetsOneIn()
    {
        var code = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Enrolment.RedeemAsync(Kit, code, $"key {i}", Token), Token)));

        Assert.Single(answers, answer => answer is null);
    }

    [Fact]
    public async Task Open_Again_ShutsTheFormerWindow()
    {
        var first = await OpenAsync();
        var second = await OpenAsync();

        Assert.NotNull(await Enrolment.RedeemAsync(Kit, first, Key, Token));
        Assert.Null(await Enrolment.RedeemAsync(Kit, second, Key, Token));
    }

    [Fact]
    public async Task Open_UnknownOrRetiredKit_OpensNothing()
    {
        Assert.Null(await Registry.OpenAsync(Kit, IKitRegistry.DefaultWindow, "installer", Token));
        await OpenAsync();
        Assert.Equal(KitChange.Done, await Registry.RetireAsync(Kit, "installer", Token));

        Assert.Null(await Registry.OpenAsync(Kit, IKitRegistry.DefaultWindow, "installer", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Registry.OpenAsync(Kit, TimeSpan.FromHours(25), "installer", Token));
    }

    [Fact]
    public async Task Open_Window_TheDatabaseDoesNotKnowTheCode()
    {
        var code = await OpenAsync();

        var kept = await Care.Get<CareTransactions>().ReadAsync(context => context.KitEnrolments.Select(row => row.CodeHash).SingleAsync(), Token);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", string.Empty, StringComparison.Ordinal), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrol_AnewWithAnotherKey_RefusesWhatWasBefore()
    {
        await EnrolAsync("01", Key);
        await EnrolAsync("02", OtherKey);

        Assert.Equal(["01"], (await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.RefusedCertificates);
        Assert.Equal(KitState.Trusted, (await Registry.FindAsync(Kit, Token))!.StateAt(Now));
    }

    [Fact]
    public async Task Enrol_AnewWithTheSameKey_RefusesWhatWasBeforeAndKeepsWhatThisWindowGave()
    {
        await EnrolAsync("01", Key);
        var code = await OpenAsync();
        Assert.Null(await Enrolment.RedeemAsync(Kit, code, Key, Token));
        Assert.True(await Enrolment.EnrolAsync(Certificate("02", Key), Token));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Enrolment.EnrolAsync(Certificate("03", Key), Token)); // the answer was lost

        Assert.Equal(["01"], (await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.RefusedCertificates);
    }

    [Fact]
    public async Task Enrol_WindowShutMeanwhile_IsRefused()
    {
        var code = await OpenAsync();
        Assert.Null(await Enrolment.RedeemAsync(Kit, code, Key, Token));
        await Registry.RevokeAsync(Kit, "stolen", "installer", Token);

        Assert.False(await Enrolment.EnrolAsync(Certificate("01", Key), Token));
    }

    [Fact]
    public async Task Revoke_Kit_IsRefusedWithAllItsCertificatesUntilItEnrolsAnew()
    {
        await EnrolAsync("01", Key);
        Assert.Equal(KitChange.Done, await Registry.RevokeAsync(Kit, "stolen", "installer", Token));
        Assert.Equal(KitChange.AlreadySo, await Registry.RevokeAsync(Kit, "again", "installer", Token));

        Assert.True((await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.Revoked);
        Assert.Equal(["01"], (await Enrolment.ListRefusedAsync(Token)).Select(one => one.Serial));
        Assert.Equal(EnrolmentReasons.Revoked, await Enrolment.MayRenewAsync(Kit, "01", Now, Token));
        var record = (await Registry.FindAsync(Kit, Token))!;
        Assert.Equal((KitState.Revoked, "stolen"), (record.StateAt(Now), record.RevokedReason));

        // Found again: let in with a new certificate, the stolen one stays refused even for the same key.
        await EnrolAsync("02", Key);
        var standing = (await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!;
        Assert.False(standing.Revoked);
        Assert.Equal(["01"], standing.RefusedCertificates);
    }

    [Fact]
    public async Task Revoke_AgainWhileAWindowIsOpen_ShutsIt()
    {
        await EnrolAsync("01", Key);
        await Registry.RevokeAsync(Kit, "stolen", "installer", Token);
        var code = await OpenAsync();

        Assert.Equal(KitChange.AlreadySo, await Registry.RevokeAsync(Kit, "stolen for good", "installer", Token));

        Assert.Null((await Registry.FindAsync(Kit, Token))!.Window);
        Assert.Equal(EnrolmentReasons.WindowShut, await Enrolment.RedeemAsync(Kit, code, Key, Token));
    }

    [Fact]
    public async Task Close_OpenWindow_EndsItForItsCodeAndForTheKeyThatUsedIt()
    {
        Assert.Equal(KitChange.Unknown, await Registry.CloseAsync(Kit, "installer", Token));
        var code = await OpenAsync();
        Assert.Null(await Enrolment.RedeemAsync(Kit, code, Key, Token));

        Assert.Equal(KitChange.Done, await Registry.CloseAsync(Kit, "installer", Token));

        Assert.Equal(EnrolmentReasons.WindowShut, await Enrolment.RedeemAsync(Kit, code, Key, Token));
        Assert.False(await Enrolment.EnrolAsync(Certificate("01", Key), Token));
        Assert.Equal(KitChange.AlreadySo, await Registry.CloseAsync(Kit, "installer", Token));
        Assert.Equal("installer", await Care.Get<CareTransactions>().ReadAsync(context => context.KitEnrolments.Select(row => row.ShutBy).SingleAsync(), Token));
    }

    [Fact]
    public async Task Revoke_ByAnotherProcess_ShowsWithinFiveSeconds()
    {
        await EnrolAsync("01", Key);
        Assert.False((await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.Revoked);
        await Database.Open(Clock).Get<IKitRegistry>().RevokeAsync(Kit, "stolen", "command line", Token);

        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True((await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.Revoked);
    }

    [Fact]
    public async Task Renew_BeforeItsTime_IsForTheKitThatWasAskedAlone_UntilItHasAnswered()
    {
        await EnrolAsync("01", Key);
        var (until, other, commands) = (Now + CertificateTerms.Validity, KitId.Derive("other"), Care.Get<IKitCommands>());
        await Care.Get<IKitRegistry>().CreateAsync(other, null, null, "tests", Token);
        await commands.AskAsync(other, CommandKind.RenewCertificate, null, IKitCommands.UsualLife, "ines", Token);
        await commands.AskAsync(Kit, CommandKind.Diagnostics, null, IKitCommands.UsualLife, "ines", Token);
        Assert.Equal(EnrolmentReasons.TooEarly, await Enrolment.MayRenewAsync(Kit, "01", until, Token));

        var asked = (await commands.AskAsync(Kit, CommandKind.RenewCertificate, null, IKitCommands.UsualLife, "ines", Token)).Asked!;
        Assert.Null(await Enrolment.RenewAsync(Certificate("02", OtherKey), "01", until, Token));
        await commands.AnswerAsync(Kit, new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Done }, Now, Token);
        Assert.Equal(EnrolmentReasons.TooEarly, await Enrolment.MayRenewAsync(Kit, "02", until, Token));

        await commands.AskAsync(Kit, CommandKind.RenewCertificate, null, IKitCommands.UsualLife, "ines", Token);
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(EnrolmentReasons.TooEarly, await Enrolment.MayRenewAsync(Kit, "02", until, Token));
    }

    [Fact]
    public async Task Renew_NewCertificateUsed_RefusesTheOneBefore()
    {
        await EnrolAsync("01", Key);
        var until = Now + CertificateTerms.Validity;
        Clock.Advance(TimeSpan.FromDays(59.9));
        Assert.Equal(EnrolmentReasons.TooEarly, await Enrolment.MayRenewAsync(Kit, "01", until, Token));
        Clock.Advance(TimeSpan.FromDays(0.1));
        Assert.Null(await Enrolment.MayRenewAsync(Kit, "01", until, Token));

        Assert.Null(await Enrolment.RenewAsync(Certificate("02", OtherKey), "01", until, Token));
        Assert.Empty((await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.RefusedCertificates); // the old one is good until the new one was used
        Assert.True(await Enrolment.ConfirmAsync(Kit, "02", Token));

        Assert.Equal(["01"], (await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.RefusedCertificates);
        Assert.Equal(EnrolmentReasons.Revoked, await Enrolment.MayRenewAsync(Kit, "01", until, Token));
        Assert.False(await Enrolment.ConfirmAsync(Kit, "01", Token));
        Assert.False(await Enrolment.ConfirmAsync(KitId.Derive("other"), "02", Token));
    }

    [Fact]
    public async Task Renew_OverAndOver_IsStopped()
    {
        await EnrolAsync("01", Key);
        for (var i = 0; i < IKitEnrolment.RenewalsPerDay - 1; i++)
        {
            Assert.Null(await Enrolment.MayRenewAsync(Kit, "01", Now, Token));
            Assert.Null(await Enrolment.RenewAsync(Certificate($"1{i}", Key), "01", Now, Token));
        }

        Assert.Equal(EnrolmentReasons.TooMany, await Enrolment.MayRenewAsync(Kit, "01", Now, Token));
        Assert.Equal(EnrolmentReasons.TooMany, await Enrolment.RenewAsync(Certificate("20", Key), "01", Now, Token));
    }

    [Fact]
    public async Task Renew_ManyAtOnce_KeepsNoMoreThanADaysRenewals()
    {
        await EnrolAsync("01", Key);
        Assert.Null(await Enrolment.MayRenewAsync(Kit, "01", Now, Token));

        var answers = await Task.WhenAll(Enumerable.Range(10, IKitEnrolment.RenewalsPerDay + 3).Select(i => Task.Run(() => Enrolment.RenewAsync(Certificate($"{i}", Key), "01", Now, Token), Token)));

        Assert.Equal(IKitEnrolment.RenewalsPerDay - 1, answers.Count(answer => answer is null));
    }

    [Fact]
    public async Task Renew_CertificateRefusedOnceItWasJudged_IsNotKept()
    {
        await EnrolAsync("01", Key);
        Assert.Null(await Enrolment.MayRenewAsync(Kit, "01", Now, Token));
        await EnrolAsync("02", OtherKey); // a copied card asks while its kit enrols anew

        Assert.Equal(EnrolmentReasons.Revoked, await Enrolment.RenewAsync(Certificate("03", "cc"), "01", Now, Token));

        Assert.Equal(["02", "01"], (await Registry.FindAsync(Kit, Token))!.Certificates.Select(one => one.Serial));
    }

    [Fact]
    public async Task Retire_KitInAHome_EndsItsPlaceAndKeepsThePast()
    {
        var plan = Plans.Home("a");
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "team", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(plan, Plans.NoIdentities, null, Token);
        var kit = plan.Kits[0].Kit;
        Assert.NotNull((await Care.Get<IKitDirectory>().FindAsync(kit, Token))!.PlaceAt(Now));

        Assert.Equal(KitChange.Done, await Registry.RetireAsync(kit, "installer", Token));

        var standing = (await Care.Get<IKitDirectory>().FindAsync(kit, Token))!;
        Assert.True(standing.Revoked);
        Assert.Null(standing.PlaceAt(Now));
        Assert.NotNull(standing.PlaceAt(Now - TimeSpan.FromSeconds(1)));
        Assert.All((await Care.Get<IHomeDirectory>().FindAsync(plan.Home, Token))!.Sensors, sensor => Assert.Equal(Now, sensor.During.To));
        Assert.Equal([kit], await Enrolment.ListToClearAsync(Token));
        await Enrolment.ClearedAsync(kit, Token);
        Assert.Empty(await Enrolment.ListToClearAsync(Token));
        Assert.Equal(Plans.Team, (await Registry.FindAsync(kit, Token))!.Team); // as its last home's
        Assert.Equal(Plans.Team, standing.Team);
        Assert.Equal(KitChange.Retired, await Registry.RevokeAsync(kit, "stolen", "installer", Token));
        Assert.Equal(KitChange.AlreadySo, await Registry.RetireAsync(kit, "installer", Token));
    }

    [Fact]
    public async Task Team_OfAKitThatStandsNowhere_IsTheOneItWasCreatedFor()
    {
        var nobodys = KitId.Derive("other");
        await Registry.CreateAsync(Kit, Plans.Team, "box 7", "installer", Token);
        await Registry.CreateAsync(Kit, CareTeamId.Derive("another"), "box 7", "somebody", Token); // it is there already
        await Registry.CreateAsync(nobodys, null, null, "command line", Token);

        Assert.Equal(Plans.Team, (await Registry.FindAsync(Kit, Token))!.Team);
        Assert.Equal(Plans.Team, (await Care.Get<IKitDirectory>().FindAsync(Kit, Token))!.Team);
        Assert.Null((await Registry.FindAsync(nobodys, Token))!.Team);
        Assert.Null((await Care.Get<IKitDirectory>().FindAsync(nobodys, Token))!.Team);
    }

    [Fact]
    public async Task Door_SaidTwice_IsTheLastOne()
    {
        Assert.Null(await Registry.FindDoorAsync(Token));
        await Enrolment.SayDoorAsync(new EnrolmentDoor(new Uri("https://a:1"), RootPin.Of([1])), Token);
        await Enrolment.SayDoorAsync(new EnrolmentDoor(new Uri("https://b:2"), RootPin.Of([2])), Token);

        Assert.Equal(new EnrolmentDoor(new Uri("https://b:2"), RootPin.Of([2])), await Registry.FindDoorAsync(Token));
    }

    private async Task<string> OpenAsync()
    {
        await Registry.CreateAsync(Kit, null, "box 7", "installer", Token);
        return (await Registry.OpenAsync(Kit, IKitRegistry.DefaultWindow, "installer", Token))!.Code;
    }

    private async Task EnrolAsync(string serial, string key)
    {
        var code = await OpenAsync();
        Assert.Null(await Enrolment.RedeemAsync(Kit, code, key, Token));
        Assert.True(await Enrolment.EnrolAsync(Certificate(serial, key), Token));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    private KitCertificate Certificate(string serial, string key) => new(serial, Kit, key, Now, Now + CertificateTerms.Validity);

    public sealed class OnSqlite() : KitEnrolmentTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : KitEnrolmentTests(server);
}
