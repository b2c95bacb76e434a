using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Edge.Link;

/// <summary>Where a broker listens and who we are to it: mutual TLS, never without.</summary>
public sealed record MqttEndpoint
{
    /// <summary>Host name or address; the server's certificate must carry it.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>Our certificate with its key; its common name is our MQTT user name.</summary>
    public required X509Certificate2 ClientCertificate { get; init; }

    /// <summary>The certificate authorities that the server's certificate must come from; the machine's own are not asked.</summary>
    public required X509Certificate2Collection Roots { get; init; }

    /// <summary>MQTT user name: the certificate's common name.</summary>
    public string UserName => ClientCertificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>Reads certificate, key and authorities from PEM files.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate or no key.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MqttEndpoint FromPemFiles(string host, int port, string certificatePath, string keyPath, string rootsPath)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(rootsPath);
        using var pem = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);

        // Schannel cannot use a key that lives in memory only; a round trip through PKCS #12 serves every platform.
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        return new MqttEndpoint { Host = host, Port = port, ClientCertificate = certificate, Roots = roots };
    }
}
