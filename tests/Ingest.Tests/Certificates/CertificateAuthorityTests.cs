using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Certificates;

public sealed class CertificateAuthorityTests : IDisposable
{
    /// <summary>A good request, signed by an algorithm that .NET does not know.</summary>
    private const string Ed25519 =
        "-----BEGIN CERTIFICATE REQUEST-----\nMIGLMD8CAQAwDDEKMAgGA1UEAwwBazAqMAUGAytlcAMhABV3oq7fJac0LsWuXHzyhvE08GokmrHhw6/0kaUcVXNLoAAwBQYDK2VwA0EARtCZf39a3AO4w2XtrVIr1xzdsPyL8qAoM6zasSgU9jG2rwSoNpXjil1ex+POXCfK3j1OWxL+UF8UDQ/u68hQDg==\n-----END CERTIFICATE REQUEST-----";

    private static readonly KitId Kit = KitId.Derive("kit");
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_EmptyFolder_MakesRootThatSignsEndCertificatesOnly()
    {
        using var authority = await OpenAsync();

        var constraints = authority.Root.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.True(constraints.CertificateAuthority);
        Assert.Equal(0, constraints.PathLengthConstraint);
        Assert.Equal(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, authority.Root.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal("1.2.840.10045.3.1.7", authority.Root.GetECDsaPublicKey()!.ExportParameters(false).Curve.Oid.Value); // prime256v1
        Assert.False(authority.Root.HasPrivateKey);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Open_Unix_KeyIsReadableByItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes exist on Unix only");
        }

        using var authority = await OpenAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Of("pki/root.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Of("pki")));
    }

    [Fact]
    public async Task Open_Again_KeepsRoot()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();

        Assert.Equal(first.Root.Thumbprint, second.Root.Thumbprint);
    }

    [Fact]
    public async Task Open_ManyAtOnce_MakesOneRoot()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CertificateAuthority.OpenAsync(folder.Of("pki"), TimeProvider.System, TestContext.Current.CancellationToken))));

        Assert.Single(all.Select(authority => authority.Root.Thumbprint).Distinct());
        Assert.All(all, authority => authority.Dispose());
    }

    [Fact]
    public async Task Open_CertificateLostBeforeItWasWritten_KeepsKey()
    {
        using (await OpenAsync())
        {
        }

        var key = File.ReadAllText(folder.Of("pki/root.key"));
        File.Delete(folder.Of("pki/root.crt"));
        using var authority = await OpenAsync();

        Assert.Equal(key, File.ReadAllText(folder.Of("pki/root.key")));
        Assert.True(authority.CanIssue);
    }

    [Fact]
    public async Task Open_KeyOfAnotherRoot_SaysSo()
    {
        using (await OpenAsync())
        {
        }

        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(folder.Of("pki/root.key"), other.ExportPkcs8PrivateKeyPem());

        var error = await Assert.ThrowsAsync<CryptographicException>(OpenAsync);
        Assert.Contains("root.key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IssueClient_Kit_NamesKitForClientsFor90Days()
    {
        using var authority = await OpenAsync();
        using var certificate = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();

        Assert.Equal($"CN={Kit.Value}", certificate.Subject);
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal(clock.GetUtcNow().AddDays(90), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        Assert.Equal("1.3.6.1.5.5.7.3.2", certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages[0].Value); // clientAuth, RFC 5280
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public async Task IssueClient_Twice_SerialsDiffer()
    {
        using var authority = await OpenAsync();
        using var one = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        using var two = authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();

        Assert.NotEqual(one.SerialNumber, two.SerialNumber);
        Assert.Equal(32, one.SerialNumber.Length); // 16 octets in hex
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody")]
    [InlineData("ageing-broker")]
    [InlineData("k-short")]
    public async Task IssueClient_NameOfNobody_Throws(string name)
    {
        using var authority = await OpenAsync();

        Assert.Throws<ArgumentException>(() => authority.IssueClient(name, CertificateAuthority.KitValidity));
    }

    [Fact]
    public async Task SignRequest_OwnKey_CertificateCarriesItUnderTheNameWeKnow()
    {
        using var authority = await OpenAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=somebody else", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

        var signed = authority.SignRequest(request, Kit.Value, CertificateAuthority.KitValidity);

        Assert.Null(signed.Refusal);
        using var certificate = X509Certificate2.CreateFromPem(signed.Certificate);
        Assert.Equal($"CN={Kit.Value}", certificate.Subject);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task SignRequest_ChangedAfterSigning_IsRefused()
    {
        using var authority = await OpenAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bytes = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        bytes[^1] ^= 1;

        var signed = authority.SignRequest(PemEncoding.WriteString("CERTIFICATE REQUEST", bytes), Kit.Value, CertificateAuthority.KitValidity);

        Assert.Equal(new SignedRequest(null, "not-a-request"), signed);
    }

    [Fact]
    public async Task SignRequest_RsaKey_IsRefused()
    {
        using var authority = await OpenAsync();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem();

        Assert.Equal("key-not-p256", authority.SignRequest(request, Kit.Value, CertificateAuthority.KitValidity).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no pem at all")]
    [InlineData("-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----")]
    [InlineData(Ed25519)]
    public async Task SignRequest_Garbage_IsRefused(string request)
    {
        using var authority = await OpenAsync();

        Assert.Equal("not-a-request", authority.SignRequest(request, Kit.Value, CertificateAuthority.KitValidity).Refusal);
    }

    [Fact]
    public async Task IssueClient_RootKeyKeptElsewhere_SaysSo()
    {
        using (await OpenAsync())
        {
        }

        File.Delete(folder.Of("pki/root.key"));
        using var authority = await OpenAsync();

        Assert.False(authority.CanIssue);
        Assert.Throws<InvalidOperationException>(() => authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity));
    }

    private Task<CertificateAuthority> OpenAsync() => CertificateAuthority.OpenAsync(folder.Of("pki"), clock, TestContext.Current.CancellationToken);
}
