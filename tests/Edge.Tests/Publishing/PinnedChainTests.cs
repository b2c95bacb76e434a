using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Tests.Publishing;

public sealed class PinnedChainTests : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1"; // RFC 5280 section 4.2.1.12
    private const string ForClients = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 root = NewRoot("CN=Ours");
    private readonly X509Certificate2 other = NewRoot("CN=Others");

    public void Dispose()
    {
        root.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(366, false)]
    [InlineData(-20_000, false)]
    [InlineData(null, true)]
    public void IsGood_HoldsItsTimesAgainstThePresent_WhereThatIsKnown(int? daysAfterItsFirst, bool expected)
    {
        using var server = Issue(root, ForServers);
        Assert.Equal(expected, PinnedChain.IsGood([root], server, [], daysAfterItsFirst is { } days ? From.AddDays(days) : null));
    }

    [Fact]
    public void IsGood_ClockUnset_AnotherRootOrAnotherUse_IsRefusedAllTheSame()
    {
        using var stranger = Issue(other, ForServers);
        using var kit = Issue(root, ForClients);
        using var anything = Issue(root, null);
        Assert.False(PinnedChain.IsGood([root], stranger, [], null));
        Assert.False(PinnedChain.IsGood([root], stranger, [other], null));
        Assert.False(PinnedChain.IsGood([root], kit, [], null));
        Assert.True(PinnedChain.IsGood([root], anything, [], null));
        Assert.True(PinnedChain.IsGood([root, other], stranger, [], null));
    }

    private static X509Certificate2 NewRoot(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(From.AddYears(-1), From.AddYears(20));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string? use)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        }

        return request.Create(authority, From, From.AddDays(365), [1, 2, 3, 4]);
    }
}
