using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Certificates;

public sealed class ClientCertificateCheckTests : IAsyncLifetime
{
    private static readonly KitId Kit = KitId.Derive("kit");
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
    public void Identify_KitOfOurs_IsThatKitEveryTime()
    {
        using var certificate = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        var check = new ClientCertificateCheck(authority, clock);

        Assert.Equal(Kit, check.Identify(certificate, out _)?.Kit);
        Assert.Equal(Kit, check.Identify(certificate, out var refusal)?.Kit);
        Assert.Null(refusal);
    }

    [Fact]
    public void Identify_NoCertificate_IsRefused() => Refused(null, "no-certificate");

    [Theory]
    [InlineData(-2, false)]
    [InlineData(0, true)]
    [InlineData(89, true)]
    [InlineData(91, false)]
    public void Identify_DaysAfterIssue_IsGoodInItsTimeOnly(int days, bool good)
    {
        using var certificate = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        var later = new FakeTimeProvider(clock.GetUtcNow().AddDays(days));

        Assert.Equal(good, new ClientCertificateCheck(authority, later).Identify(certificate, out _) is not null);
    }

    [Fact]
    public async Task Identify_BrokersOwn_IsRefused()
    {
        using var certificate = await new IdentityKeeper(authority, clock).EnsureBrokerAsync([], Cancellation);
        Refused(certificate, "not-for-clients");
    }

    [Fact]
    public async Task Identify_OfAnotherRoot_IsRefused()
    {
        using var other = await CertificateAuthority.OpenAsync(folder.Of("other"), clock, Cancellation);
        using var certificate = other.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        Refused(certificate, "not-trusted");
    }

    [Fact]
    public void Identify_SelfSigned_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Kit.Value}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(1));
        Refused(certificate, "not-trusted");
    }

    [Fact]
    public void Identify_SignedByAKit_IsRefused()
    {
        using var kit = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={KitId.Derive("victim").Value}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        var signature = X509SignatureGenerator.CreateForECDsa(kit.GetECDsaPrivateKey()!);
        using var certificate = request.Create(kit.SubjectName, signature, clock.GetUtcNow().AddHours(-1), clock.GetUtcNow().AddDays(1), [1, 2, 3]);
        Refused(certificate, "not-trusted");
    }

    [Theory]
    [InlineData("CN=somebody")]
    [InlineData("O=nobody")]
    [InlineData("CN=k-aaaaaaaaaaaaa, CN=k-bbbbbbbbbbbbb")]
    public void Identify_NameOfNobodyOrTwo_IsRefused(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = X509Certificate2.CreateFromPem(authority.Sign(request, TimeSpan.FromDays(1)));
        Refused(certificate, "unknown-name");
    }

    private void Refused(X509Certificate2? certificate, string reason)
    {
        Assert.Null(new ClientCertificateCheck(authority, clock).Identify(certificate, out var refusal));
        Assert.Equal(reason, refusal);
    }
}
