using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Tests.Brokers;

namespace AgeingMonitor.Edge.Tests.Enrolment;

public sealed class KitIdentityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public KitIdentityTests()
    {
        using var authority = new TestAuthority();
        using var certificate = X509CertificateLoader.LoadPkcs12(authority.Issue(TestKit.Id.Value).Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        Directory.CreateDirectory(PathOf(string.Empty));
        File.WriteAllText(PathOf("kit.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(PathOf("kit.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(PathOf("root.crt"), authority.Roots[0].ExportCertificatePem());
        File.WriteAllText(PathOf("server.json"), """{"broker":"server.example","port":8883,"enrolment":"https://server.example:8443"}""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ReadEndpoint_WhatEnrolmentLeft_IsTheKitAndItsBroker()
    {
        var endpoint = Read();
        Assert.Equal(("server.example", 8883, TestKit.Id.Value), (endpoint.Host, endpoint.Port, endpoint.UserName));
        Assert.Single(endpoint.Roots);
    }

    [Theory]
    [InlineData("kit.crt")]
    [InlineData("kit.key")]
    [InlineData("root.crt")]
    [InlineData("server.json")]
    public void ReadEndpoint_AFileIsMissing_SaysWhichAndWhatToDo(string name)
    {
        File.Delete(PathOf(name));
        var message = Assert.Throws<KitIdentityException>(Read).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains("ageing-edge enrol", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kit.crt", "garbage")]
    [InlineData("kit.key", "garbage")]
    [InlineData("root.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("server.json", "{")]
    [InlineData("server.json", "[]")]
    [InlineData("server.json", "{\"broker\":\"\",\"port\":1}")]
    [InlineData("server.json", "{\"broker\":\"x\",\"port\":70000}")]
    [InlineData("server.json", "{\"broker\":\"x\",\"port\":\"1\"}")]
    public void ReadEndpoint_AFileIsGarbage_IsToldInWords(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        Assert.Throws<KitIdentityException>(() => Read());
    }

    private MqttEndpoint Read() => new KitIdentity(folder.Path).ReadEndpoint();

    private string PathOf(string name) => Path.Combine(folder.Path, "identity", name);
}
