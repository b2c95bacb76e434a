using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>Keys and certificate requests of the kit: ECDSA on P-256.</summary>
internal static class CertificateRequests
{
    public static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A PKCS #10 request in PEM. The name in it is for people who look at it; the server gives its own.</summary>
    /// <exception cref="CryptographicException">The key is damaged.</exception>
    public static string Of(string keyPem, string name)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(keyPem);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("The kit's key is damaged.", e);
        }

        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        return new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }
}
