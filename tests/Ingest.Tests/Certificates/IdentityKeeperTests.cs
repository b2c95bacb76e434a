using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Ingest.Tests.Certificates;

public sealed class IdentityKeeperTests : AuthorityFixture
{
    [Fact]
    public async Task EnsureBroker_First_NamesThisMachineAndTheGivenHosts()
    {
        using var certificate = await Keeper().EnsureBrokerAsync(["broker.example.org", "192.0.2.7"], Cancellation);

        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["localhost", "broker.example.org"], names.EnumerateDnsNames());
        Assert.Equal(["127.0.0.1", "::1", "192.0.2.7"], names.EnumerateIPAddresses().Select(address => address.ToString()));
        Assert.Equal("1.3.6.1.5.5.7.3.1", certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages[0].Value); // serverAuth, RFC 5280
    }

    [Fact]
    public async Task EnsureBroker_Again_IsTheSame()
    {
        using var first = await Keeper().EnsureBrokerAsync([], Cancellation);
        Clock.Advance(TimeSpan.FromDays(200));
        using var second = await Keeper().EnsureBrokerAsync([], Cancellation);

        Assert.Equal(first.Thumbprint, second.Thumbprint);
    }

    [Fact]
    public async Task EnsureBroker_NearItsEnd_IsRenewedWithItsKey()
    {
        using var first = await Keeper().EnsureBrokerAsync([], Cancellation);
        Clock.Advance(TimeSpan.FromDays(300));
        using var second = await Keeper().EnsureBrokerAsync([], Cancellation);

        Assert.True(second.NotAfter > first.NotAfter);
        Assert.Equal(first.PublicKey.ExportSubjectPublicKeyInfo(), second.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task EnsureBroker_OtherHosts_IsMadeAnew()
    {
        using var first = await Keeper().EnsureBrokerAsync([], Cancellation);
        using var second = await Keeper().EnsureBrokerAsync(["broker.example.org"], Cancellation);

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
    }

    [Fact]
    public async Task EnsureService_Known_IsAClientOfThatName()
    {
        using var certificate = await Keeper().EnsureServiceAsync(ServiceNames.Player, Cancellation);

        var identity = new ClientCertificateCheck(Authority, Clock).Identify(certificate, out _);
        Assert.Equal("ageing-player", identity?.Name);
        Assert.Null(identity?.Kit);
        Assert.True(File.Exists(PathOf("pki/ageing-player.key")));
    }

    [Fact]
    public async Task EnsureService_Unknown_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Keeper().EnsureServiceAsync("somebody", Cancellation));

    [Fact]
    public async Task EnsureService_RootKeyKeptElsewhere_UsesWhatIsThere()
    {
        using var first = await Keeper().EnsureServiceAsync(ServiceNames.Ingest, Cancellation);
        File.Delete(PathOf("pki/root.key"));
        Clock.Advance(TimeSpan.FromDays(300));
        using var withoutKey = await OpenAuthorityAsync("pki");
        using var second = await new IdentityKeeper(withoutKey, Clock).EnsureServiceAsync(ServiceNames.Ingest, Cancellation);

        Assert.Equal(first.Thumbprint, second.Thumbprint);
    }

    private IdentityKeeper Keeper() => new(Authority, Clock);
}
