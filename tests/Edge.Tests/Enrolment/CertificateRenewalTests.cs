using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Tests.Enrolment;

/// <summary>Ninety days in a moved clock.</summary>
public sealed class CertificateRenewalTests(OpenDoor door) : EnrolmentSuite(door)
{
    private readonly List<string> failures = [];
    private readonly Pulse learned = new();
    private bool isUnset;
    private TimeSpan isOffBy;
    private int renewals;

    private KitIdentity Identity => new(Data);

    [Fact]
    public async Task Step_BeforeDaySixty_DoesNothing()
    {
        await EnrolAsync(await OpenAsync());
        var serial = Serial();
        Clock.Advance(TimeSpan.FromDays(59.9));

        Assert.Equal(CertificateRenewal.LookEvery, await Renewal().StepAsync(Cancellation));

        Assert.Equal((serial, 0), (Serial(), renewals));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RenewNow_Asked_TakesTheNextIntoUse_AndSaysWhyWhenItCannot(bool withoutTheTime)
    {
        await EnrolAsync(await OpenAsync());
        isUnset = withoutTheTime;
        var serial = Serial();
        using var renewal = Renewal();

        Assert.Contains("day 60", await renewal.RenewNowAsync(Cancellation), StringComparison.Ordinal); // nobody asked for it
        Assert.Equal((serial, 0), (Serial(), renewals));

        await Server.Commands.AskAsync(Kit, CommandKind.RenewCertificate, null, IKitCommands.UsualLife, "tests", Cancellation);
        Assert.Null(await renewal.RenewNowAsync(Cancellation));

        Assert.NotEqual(serial, Serial());
        Assert.Equal(1, renewals);

        serial = Serial();
        await File.WriteAllTextAsync(FileOf("server.json"), "{\"broker\":\"b\",\"port\":1,\"enrolment\":\"https://localhost:1\"}", Cancellation);
        Assert.NotEmpty((await renewal.RenewNowAsync(Cancellation))!);
        Assert.Equal((serial, 1), (Serial(), renewals));
    }

    [Fact]
    public async Task Step_ByTheClock_RenewsFromDaySixtyOverAndOver()
    {
        await EnrolAsync(await OpenAsync());
        var seen = new List<string> { Serial() };
        var key = Identity.ReadKey();
        for (var i = 1; i <= 3; i++)
        {
            Clock.Advance(TimeSpan.FromDays(60));
            Assert.Equal(CertificateRenewal.LookEvery, await Renewal().StepAsync(Cancellation));
            Assert.Empty(failures);
            Assert.Equal(i, renewals);
            seen.Add(Serial());
        }

        Assert.Equal(4, seen.Distinct().Count());
        Assert.NotEqual(key, Identity.ReadKey());
        Assert.Null(Identity.ReadNextKey());
        var record = (await Server.Kits.FindAsync(Kit, Cancellation))!;
        Assert.Equal([null, "replaced", "replaced", "replaced"], record.Certificates.Select(certificate => certificate.RevokedReason));
        Assert.Equal(KitState.Trusted, record.StateAt(Instant.Now(Clock)));
    }

    [Fact]
    public async Task Step_ServerAway_BacksOffAndRenewsWhenItIsBack()
    {
        await EnrolAsync(await OpenAsync());
        Clock.Advance(TimeSpan.FromDays(60));
        var address = await File.ReadAllTextAsync(FileOf("server.json"), Cancellation);
        await File.WriteAllTextAsync(FileOf("server.json"), "{\"broker\":\"b\",\"port\":1,\"enrolment\":\"https://localhost:1\"}", Cancellation);
        var renewal = Renewal();
        var serial = Serial();

        var waits = new List<double>();
        for (var i = 0; i < 11; i++)
        {
            waits.Add((await renewal.StepAsync(Cancellation)).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360], waits);
        Assert.Single(failures);
        Assert.Equal(serial, Serial());

        await File.WriteAllTextAsync(FileOf("server.json"), address, Cancellation);
        Assert.Equal(CertificateRenewal.LookEvery, await renewal.StepAsync(Cancellation));
        Assert.NotEqual(serial, Serial());
    }

    [Theory]
    [InlineData("kit.crt", true)]
    [InlineData("next.key", true)]
    [InlineData("server.json", false)]
    public async Task Step_FileDamaged_SaysSoAndKeepsGoing(string file, bool isEnrolled)
    {
        await EnrolAsync(await OpenAsync());
        Clock.Advance(TimeSpan.FromDays(60));
        await File.WriteAllTextAsync(FileOf(file), "{half", Cancellation);

        Assert.Equal(TimeSpan.FromMinutes(1), await Renewal().StepAsync(Cancellation));

        Assert.Single(failures);
        Assert.True(isEnrolled || Serial().Length > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Step_CutBetweenAnswerAndPromotion_GoesOnWithTheNextOne(bool wasConfirmed)
    {
        await EnrolAsync(await OpenAsync());
        var before = Serial();
        Clock.Advance(TimeSpan.FromDays(60));
        var next = await AskForNextAsync(wasConfirmed);
        Assert.Equal(before, Serial());

        Assert.Equal(CertificateRenewal.LookEvery, await Renewal().StepAsync(Cancellation));

        Assert.Empty(failures);
        Assert.Equal((next, 1), (Serial(), renewals));
        Assert.NotEqual(before, next);
        Assert.False(File.Exists(FileOf("next.crt")));
        Assert.Equal(before, Assert.Single((await Server.Kits.FindAsync(Kit, Cancellation))!.Certificates, certificate => certificate.RevokedAt is not null).Serial);
    }

    [Fact]
    public async Task Step_CutBetweenKeyAndCertificate_IsMendedAtTheNextStart()
    {
        await EnrolAsync(await OpenAsync());
        var old = await File.ReadAllTextAsync(FileOf("kit.crt"), Cancellation);
        Clock.Advance(TimeSpan.FromDays(60));
        await Renewal().StepAsync(Cancellation);
        var serial = Serial();
        File.Move(FileOf("kit.crt"), FileOf("next.crt"));
        await File.WriteAllTextAsync(FileOf("kit.crt"), old, Cancellation);

        Assert.Equal(serial, Serial());
    }

    [Fact]
    public async Task Step_RevokedKit_SaysWhatToDoAndEnrolsAnew()
    {
        await EnrolAsync(await OpenAsync());
        await Server.Kits.RevokeAsync(Kit, "lost", "installer", Cancellation);
        Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal(TimeSpan.FromMinutes(1), await Renewal().StepAsync(Cancellation));
        Assert.Contains("revoked", Assert.Single(failures), StringComparison.Ordinal);

        Assert.True(await EnrolAsync(await OpenAsync()) == 0, Errors.ToString());
        Assert.Equal(KitState.Trusted, (await Server.Kits.FindAsync(Kit, Cancellation))!.StateAt(Instant.Now(Clock)));
    }

    [Fact]
    public async Task Step_OffForTooLong_IsToldToEnrolAnew()
    {
        await EnrolAsync(await OpenAsync());
        Clock.Advance(TimeSpan.FromDays(91));

        await Renewal().StepAsync(Cancellation);

        Assert.Contains("enrol the kit anew", Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_NeverEnrolled_WaitsQuietly()
    {
        Assert.Equal(CertificateRenewal.LookEvery, await Renewal().StepAsync(Cancellation));
        Assert.Empty(failures);
    }

    [Fact]
    public async Task Step_ClockUnset_JudgesNothing()
    {
        await EnrolAsync(await OpenAsync());
        var serial = Serial();
        isUnset = true;
        Clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal(CertificateRenewal.LookEvery, await Renewal().StepAsync(Cancellation));

        Assert.Equal((serial, 0, 0, null), (Serial(), renewals, failures.Count, Identity.ReadNextKey()));
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    [InlineData(3650)]
    public async Task Step_ClockYearsWrong_ChangesNoCertificate_AndCorrectedItIsRenewedInTime(int days)
    {
        await EnrolAsync(await OpenAsync());
        var serial = Serial();
        isOffBy = TimeSpan.FromDays(days);
        var renewal = Renewal();
        await renewal.StepAsync(Cancellation);
        Assert.Equal((serial, 0, days > 0 ? 1 : 0), (Serial(), renewals, failures.Count));

        isOffBy = TimeSpan.Zero;
        Assert.Equal(CertificateRenewal.LookEvery, await renewal.StepAsync(Cancellation));
        Assert.Equal((serial, 0), (Serial(), renewals));
        Clock.Advance(TimeSpan.FromDays(60));
        await renewal.StepAsync(Cancellation);
        Assert.Equal(1, renewals);
        Assert.NotEqual(serial, Serial());
    }

    [Fact]
    public async Task Run_Cancelled_Ends()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Renewal().RunAsync(stop.Token);

        await stop.CancelAsync();

        await running;
    }

    /// <summary>What a renewal does up to the instant at which the next certificate would take its place; the serial number of that.</summary>
    private async Task<string> AskForNextAsync(bool confirm)
    {
        using var present = Identity.ReadCertificate();
        using var root = Identity.ReadRoot();
        var server = new Uri(Identity.ReadServer().Enrolment);
        var key = CertificateRequests.NewKey();
        Identity.WriteNextKey(key);
        using var asking = EnrolmentClient.To(server, root, present, Present);
        Identity.WriteNextCertificate((await asking.RenewAsync(new RenewalRequest(CertificateRequests.Of(key, "renewal")), Cancellation)).Certificate!);
        using var next = Identity.ReadNextCertificate()!;
        if (confirm)
        {
            using var confirming = EnrolmentClient.To(server, root, next, Present);
            await confirming.ConfirmAsync(Cancellation);
        }

        return next.SerialNumber;
    }

    private CertificateRenewal Renewal() => new(Identity, Present, learned, Clock, () => renewals++, failures.Add);

    /// <summary>The kit's time: the server's, or wrong by so much, or unknown.</summary>
    private DateTimeOffset? Present() => isUnset ? null : Clock.GetUtcNow() + isOffBy;

    private string Serial()
    {
        using var certificate = Identity.ReadCertificate();
        return certificate.SerialNumber;
    }
}
