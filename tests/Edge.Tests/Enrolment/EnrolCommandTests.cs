using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Enrolment;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Edge.Tests.Enrolment;

public sealed class EnrolCommandTests(OpenDoor door) : EnrolmentSuite(door)
{
    [Fact]
    public async Task Enrol_LabelOfAnOpenWindow_KeepsKeyCertificateRootAndAddresses()
    {
        Assert.True(await EnrolAsync(await OpenAsync()) == 0, Errors.ToString());

        var identity = new KitIdentity(Data);
        Assert.True(identity.IsEnrolled);
        using var certificate = identity.ReadCertificate();
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal($"CN={Kit}", certificate.Subject);
        using var root = identity.ReadRoot();
        Assert.Equal((await Server.AuthorityAsync()).Root.RawData, root.RawData);
        var door = (await Server.Kits.FindDoorAsync(Cancellation))!;
        Assert.Equal($"{{\"broker\":\"broker.example.org\",\"port\":8883,\"enrolment\":\"https://localhost:{door.Server.Port}\"}}", await File.ReadAllTextAsync(FileOf("server.json"), Cancellation));
        Assert.Equal(KitState.Trusted, (await Server.Kits.FindAsync(Kit, Cancellation))!.StateAt(Instant.Now(Clock)));
        Assert.Contains(Kit.Value, Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Enrol_Unix_KeyIsReadableByItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes exist on Unix only");
        }

        await EnrolAsync(await OpenAsync());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf("kit.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Data, "identity")));
    }

    [Fact]
    public async Task Enrol_ByFourOptionsTypedAnyhow_Works()
    {
        var label = await OpenAsync();

        var code = await RunAsync(null, "--server", label.Server.ToString(), "--kit", Kit.Value.ToUpperInvariant(), $"--code={label.Code.ToLowerInvariant().Replace('-', ' ')}", "--pin", label.Pin.Value, "--data", Data);

        Assert.True(code == 0, Errors.ToString());
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2099)]
    public async Task Enrol_ClockUnset_WorksAndSaysSo(int year)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(year, 1, 1, 0, 0, 30, TimeSpan.Zero));

        Assert.True(await EnrolAsync(await OpenAsync(), clock) == 0, Errors.ToString());

        Assert.Contains("clock of this kit is off", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrol_AnswerLost_RunsAgainWithTheSameKey()
    {
        var label = await OpenAsync();
        Directory.CreateDirectory(FileOf("root.crt.new")); // what comes cannot be kept
        Assert.Equal(1, await EnrolAsync(label));
        var identity = new KitIdentity(Data);
        Assert.False(identity.IsEnrolled);
        var key = identity.ReadPendingKey(label.Text);
        Assert.NotNull(key);
        Directory.Delete(FileOf("root.crt.new"));

        Assert.True(await EnrolAsync(label) == 0, Errors.ToString());

        Assert.Equal(key, identity.ReadKey());
        Assert.Null(identity.ReadPendingKey(label.Text));
        using var certificate = identity.ReadCertificate();
    }

    [Fact]
    public async Task Enrol_Anew_MakesAnotherKeyAndACopiedCardIsRefused()
    {
        await EnrolAsync(await OpenAsync());
        var identity = new KitIdentity(Data);
        var (key, copied) = (identity.ReadKey(), identity.ReadCertificate().SerialNumber);

        Assert.True(await EnrolAsync(await OpenAsync()) == 0, Errors.ToString());

        Assert.NotEqual(key, identity.ReadKey());
        var certificates = (await Server.Kits.FindAsync(Kit, Cancellation))!.Certificates;
        Assert.Equal(copied, Assert.Single(certificates, certificate => certificate.RevokedAt is not null).Serial);
        Assert.Equal(identity.ReadCertificate().SerialNumber, Assert.Single(certificates, certificate => certificate.RevokedAt is null).Serial);
    }

    [Fact]
    public async Task Enrol_UnfinishedWithAnotherLabel_TakesANewKey()
    {
        var identity = new KitIdentity(Data);
        identity.WritePendingKey("ageing-kit:1?the label of last week", "left over");

        Assert.True(await EnrolAsync(await OpenAsync()) == 0, Errors.ToString());

        Assert.DoesNotContain("left over", identity.ReadKey(), StringComparison.Ordinal);
        Assert.False(File.Exists(FileOf("enrol.key")));
    }

    [Fact]
    public async Task Identity_CutWhenAllWasKept_IsTheNewOneAtTheNextStart()
    {
        await EnrolAsync(await OpenAsync());
        var former = await File.ReadAllTextAsync(FileOf("kit.crt"), Cancellation);
        var formerKey = await File.ReadAllTextAsync(FileOf("kit.key"), Cancellation);
        await EnrolAsync(await OpenAsync());
        var identity = new KitIdentity(Data);
        var (key, serial) = (identity.ReadKey()!, identity.ReadCertificate().SerialNumber);
        identity.WritePendingKey("the label", key);
        identity.WriteNextKey(key);
        identity.WriteNextCertificate(await File.ReadAllTextAsync(FileOf("kit.crt"), Cancellation));
        await File.WriteAllTextAsync(FileOf("kit.crt"), former, Cancellation);
        await File.WriteAllTextAsync(FileOf("kit.key"), formerKey, Cancellation);

        using var certificate = new KitIdentity(Data).ReadCertificate();

        Assert.Equal((key, serial), (identity.ReadKey(), certificate.SerialNumber));
    }

    [Fact]
    public async Task Enrol_CodeRepeatedByAnotherKit_IsRefused()
    {
        var label = await OpenAsync();
        await EnrolAsync(label);

        Assert.Equal(1, await RunAsync(null, "--label", label.Text, "--data", FolderOf("thief")));

        Assert.Contains("No window is open", Errors.ToString(), StringComparison.Ordinal);
        Assert.False(new KitIdentity(FolderOf("thief")).IsEnrolled);
    }

    [Fact]
    public async Task Enrol_WrongCode_SaysSoAndTheRightOneWorksAfterwards()
    {
        var label = await OpenAsync();
        Assert.Equal(1, await EnrolAsync(label with { Code = label.Code == "AAAA-AAAA" ? "BBBB-BBBB" : "AAAA-AAAA" }));
        Assert.Contains("The code is wrong", Errors.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await EnrolAsync(label));
    }

    [Fact]
    public async Task Enrol_WindowShut_SaysWhatToDo()
    {
        var label = await OpenAsync();
        Clock.Advance(IKitRegistry.DefaultWindow);

        Assert.Equal(1, await EnrolAsync(label));

        Assert.Contains("Open it again", Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrol_SomebodyElseAnswers_SaysNoCodeToThem()
    {
        var label = await OpenAsync();
        await using var other = await Door.OpenAsync(FolderOf("other"), Clock, Cancellation);
        await other.Kits.CreateAsync(Kit, null, null, "installer", Cancellation);
        await other.Kits.OpenAsync(Kit, IKitRegistry.DefaultWindow, "installer", Cancellation);
        var elsewhere = (await other.Kits.FindDoorAsync(Cancellation))!.Server;

        Assert.Equal(1, await EnrolAsync(label with { Server = elsewhere }));

        Assert.Contains("does not match the pin", Errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await other.Kits.FindAsync(Kit, Cancellation))!.Window!.WrongCodes);
        Assert.False(File.Exists(FileOf("enrol.key")));
    }

    [Fact]
    public async Task Enrol_NameThatTheServerDoesNotHave_IsNotTrusted()
    {
        var label = await OpenAsync();

        Assert.Equal(1, await EnrolAsync(label with { Server = new Uri($"https://localhost.localdomain:{label.Server.Port}") }));

        Assert.Matches("not made for the name|is not reached", Errors.ToString());
        Assert.Equal(0, (await Server.Kits.FindAsync(Kit, Cancellation))!.Window!.WrongCodes);
    }

    [Fact]
    public async Task Enrol_NobodyAnswers_SaysSo()
    {
        var label = await OpenAsync();

        Assert.Equal(1, await EnrolAsync(label with { Server = new Uri("https://localhost:1") }));

        Assert.Contains("is not reached", Errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrol_FolderThatCannotBe_SaysSo()
    {
        File.WriteAllText(FolderOf("file"), string.Empty);

        Assert.Equal(1, await RunAsync(null, "--label", (await OpenAsync()).Text, "--data", FolderOf("file")));

        Assert.Contains("cannot be used", Errors.ToString(), StringComparison.Ordinal);
    }
}
