using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>A data folder as enrolment leaves it.</summary>
internal static class EnrolledFolder
{
    /// <summary>Writes identity and, if given, a configuration.</summary>
    public static void Write(string folder, string certificatePem, string keyPem, string rootPem, string host, int port, string? configuration)
    {
        var identity = Directory.CreateDirectory(Path.Combine(folder, "identity")).FullName;
        File.WriteAllText(Path.Combine(identity, "kit.crt"), certificatePem);
        File.WriteAllText(Path.Combine(identity, "kit.key"), keyPem);
        File.WriteAllText(Path.Combine(identity, "root.crt"), rootPem);
        File.WriteAllText(Path.Combine(identity, "server.json"), JsonSerializer.Serialize(new { broker = host, port, enrolment = "https://localhost:1" }));
        if (configuration is not null)
        {
            File.WriteAllText(Path.Combine(folder, "cfg.json"), configuration);
        }
    }

    /// <summary>Writes what an endpoint of a test's broker holds.</summary>
    public static void Write(string folder, MqttEndpoint endpoint, string? configuration)
    {
        using var exportable = X509CertificateLoader.LoadPkcs12(endpoint.ClientCertificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        Write(folder, exportable.ExportCertificatePem(), exportable.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), endpoint.Roots[0].ExportCertificatePem(), endpoint.Host, endpoint.Port, configuration);
    }
}
