using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Certificates;

public sealed class ClientCertificateCheckTests : AuthorityFixture
{
    private static readonly KitId Kit = KitId.Derive("kit");
    [Fact]
    public void Identify_KitOfOurs_IsThatKitEveryTime()
    {
        using var certificate = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        var check = new ClientCertificateCheck(Authority, Clock);

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
        using var certificate = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        var later = new FakeTimeProvider(Clock.GetUtcNow().AddDays(days));

        Assert.Equal(good, new ClientCertificateCheck(Authority, later).Identify(certificate, out _) is not null);
    }

    [Fact]
    public async Task Identify_BrokersOwn_IsRefused()
    {
        using var certificate = await new IdentityKeeper(Authority, Clock).EnsureBrokerAsync([], Cancellation);
        Refused(certificate, "not-for-clients");
    }

    [Fact]
    public async Task Identify_OfAnotherRoot_IsRefused()
    {
        using var other = await OpenAuthorityAsync("other");
        using var certificate = other.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        Refused(certificate, "not-trusted");
    }

    [Fact]
    public void Identify_SelfSigned_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Kit.Value}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = request.CreateSelfSigned(Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow().AddDays(1));
        Refused(certificate, "not-trusted");
    }

    [Fact]
    public void Identify_SignedByAKit_IsRefused()
    {
        using var kit = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={KitId.Derive("victim").Value}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        var signature = X509SignatureGenerator.CreateForECDsa(kit.GetECDsaPrivateKey()!);
        using var certificate = request.Create(kit.SubjectName, signature, Clock.GetUtcNow().AddHours(-1), Clock.GetUtcNow().AddDays(1), [1, 2, 3]);
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
        using var certificate = X509Certificate2.CreateFromPem(Authority.Sign(request, TimeSpan.FromDays(1)));
        Refused(certificate, "unknown-name");
    }

    private void Refused(X509Certificate2? certificate, string reason)
    {
        Assert.Null(new ClientCertificateCheck(Authority, Clock).Identify(certificate, out var refusal));
        Assert.Equal(reason, refusal);
    }
}
