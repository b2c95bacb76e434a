using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Certificates;

public sealed class IdentityKeeperTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private CertificateAuthority authority = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => authority = await CertificateAuthority.OpenAsync(folder.Of("pki"), clock, Cancellation);

    public ValueTask DisposeAsync()
    {
        authority.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

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
        clock.Advance(TimeSpan.FromDays(200));
        using var second = await Keeper().EnsureBrokerAsync([], Cancellation);

        Assert.Equal(first.Thumbprint, second.Thumbprint);
    }

    [Fact]
    public async Task EnsureBroker_NearItsEnd_IsRenewedWithItsKey()
    {
        using var first = await Keeper().EnsureBrokerAsync([], Cancellation);
        clock.Advance(TimeSpan.FromDays(300));
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

        var identity = new ClientCertificateCheck(authority, clock).Identify(certificate, out _);
        Assert.Equal("ageing-player", identity?.Name);
        Assert.Null(identity?.Kit);
        Assert.True(File.Exists(folder.Of("pki/ageing-player.key")));
    }

    [Fact]
    public async Task EnsureService_Unknown_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Keeper().EnsureServiceAsync("somebody", Cancellation));

    [Fact]
    public async Task EnsureService_RootKeyKeptElsewhere_UsesWhatIsThere()
    {
        using var first = await Keeper().EnsureServiceAsync(ServiceNames.Ingest, Cancellation);
        File.Delete(folder.Of("pki/root.key"));
        clock.Advance(TimeSpan.FromDays(300));
        using var withoutKey = await CertificateAuthority.OpenAsync(folder.Of("pki"), clock, Cancellation);
        using var second = await new IdentityKeeper(withoutKey, clock).EnsureServiceAsync(ServiceNames.Ingest, Cancellation);

        Assert.Equal(first.Thumbprint, second.Thumbprint);
    }

    private IdentityKeeper Keeper() => new(authority, clock);
}
