using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Enrolment;
using AgeingMonitor.Ingest.Tests.Pipeline;
using CsCheck;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Tests.Enrolment;

/// <summary>The door over real TLS.</summary>
public sealed class EnrolmentServerTests : AuthorityFixture
{
    private const string Code = "ABCD-2345";
    private static readonly KitId Kit = KitId.Derive("kit");
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly LinkFake link = new();
    private EnrolmentFake care = null!;
    private CertificateAuthorityProvider certificates = null!;
    private EnrolmentServer server = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        care = new EnrolmentFake(Clock);
        care.Codes[Kit] = Code;
        var broker = Options.Create(new BrokerOptions { Certificates = PathOf("pki"), Port = 8883 });
        var options = Options.Create(new EnrolmentOptions { Port = 0 });
        certificates = new CertificateAuthorityProvider(broker, Clock);
        server = new EnrolmentServer(new EnrolmentDesk(care, certificates, link, options, broker, Clock, NullLogger<EnrolmentDesk>.Instance), care, certificates, options, Clock, NullLogger<EnrolmentServer>.Instance);
        await server.StartAsync(Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        certificates.Dispose();
        key.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Start_Always_SaysWhereItIsAndByWhatItIsKnown()
    {
        Assert.Equal(new Uri($"https://localhost:{server.Port}"), care.Door!.Server);
        Assert.True(care.Door.Pin.Matches(Authority.Root.RawData));
        using var client = Client(null);
        Assert.Equal(Authority.RootPem, await client.GetStringAsync(EnrolmentPaths.Root, Cancellation));
    }

    [Fact]
    public async Task Enrol_RightCode_GivesACertificateForTheKitsKeyAndName()
    {
        var answer = await EnrolAsync();

        using var certificate = X509Certificate2.CreateFromPem(answer.Certificate);
        Assert.Equal($"CN={Kit}", certificate.Subject); // whatever the request says
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(Clock.GetUtcNow().AddDays(90), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        Assert.Equal(["1.3.6.1.5.5.7.3.2"], certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value));
        Assert.Equal((Authority.RootPem, "localhost", 8883, Clock.GetUtcNow().ToUnixTimeSeconds()), (answer.Root, answer.Broker, answer.Port, answer.ServerTime));
        Assert.Equal(certificate.SerialNumber, Assert.Single(care.Issued).Serial);
    }

    [Fact]
    public async Task Enrol_RequestAsksForMore_GetsNothingOfIt()
    {
        var request = new CertificateRequest($"CN={KitId.Derive("another")}, O=root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], true));

        using var certificate = X509Certificate2.CreateFromPem((await EnrolAsync(request.CreateSigningRequestPem())).Certificate);

        Assert.Equal($"CN={Kit}", certificate.Subject);
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(["1.3.6.1.5.5.7.3.2"], certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value));
    }

    [Fact]
    public async Task Enrol_TamperedRequest_IsRefusedAndLeavesTheCode()
    {
        var bytes = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        bytes[^1] ^= 1;
        await RefusedAsync(EnrolmentReasons.NotARequest, HttpStatusCode.BadRequest, new EnrolmentRequest(Kit.Value, Code, PemEncoding.WriteString("CERTIFICATE REQUEST", bytes)));

        using var rsa = RSA.Create(2048);
        await RefusedAsync(EnrolmentReasons.KeyNotP256, HttpStatusCode.BadRequest, new EnrolmentRequest(Kit.Value, Code, new CertificateRequest("CN=a", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem()));
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await RefusedAsync(EnrolmentReasons.KeyNotP256, HttpStatusCode.BadRequest, new EnrolmentRequest(Kit.Value, Code, new CertificateRequest("CN=a", p384, HashAlgorithmName.SHA256).CreateSigningRequestPem()));
        Assert.Empty(care.Issued);
        await EnrolAsync();
    }

    [Fact]
    public async Task Enrol_WrongCodeOrKit_IsToldPlainly()
    {
        var message = await RefusedAsync(EnrolmentReasons.WrongCode, HttpStatusCode.Forbidden, new EnrolmentRequest(Kit.Value, "AAAA-AAAA", Request()));
        Assert.Contains("code is wrong", message, StringComparison.Ordinal);
        await RefusedAsync(EnrolmentReasons.WindowShut, HttpStatusCode.Forbidden, new EnrolmentRequest(KitId.Derive("nobody").Value, Code, Request()));
    }

    [Fact]
    public async Task Enrol_ManyWrongCodesFromOneAddress_AreNoLongerLookedAt()
    {
        for (var i = 0; i < AddressLimit.Allowed; i++)
        {
            await RefusedAsync(EnrolmentReasons.WrongCode, HttpStatusCode.Forbidden, new EnrolmentRequest(Kit.Value, "AAAA-AAAA", Request()));
        }

        await RefusedAsync(EnrolmentReasons.TooMany, HttpStatusCode.TooManyRequests, new EnrolmentRequest(Kit.Value, Code, Request()));
        Clock.Advance(AddressLimit.Period);
        await EnrolAsync();
    }

    [Fact]
    public async Task Enrol_CareDatabaseDown_IsAskedToComeAgain()
    {
        care.IsDown = true;
        await RefusedAsync(EnrolmentReasons.Unavailable, HttpStatusCode.ServiceUnavailable, new EnrolmentRequest(Kit.Value, Code, Request()));
        care.IsDown = false;
        await EnrolAsync();
    }

    [Fact]
    public async Task EachPath_Garbage_IsRefusedAndTheDoorStays()
    {
        using var client = Client(null);
        var gen = Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String[Gen.Char["{}[]\":,kitcoderequst \u0000é"], 0, 80].Select(System.Text.Encoding.UTF8.GetBytes));
        var bodies = new List<byte[]>();
        gen.Array[60].Sample(bodies.AddRange, iter: 1, threads: 1, seed: "0000KOIPe036");
        foreach (var path in new[] { EnrolmentPaths.Enrol, EnrolmentPaths.Renew, EnrolmentPaths.Confirm })
        {
            foreach (var body in bodies)
            {
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                var answer = await client.PostAsync(path, content, Cancellation);
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{path} {answer.StatusCode}");
            }
        }

        using var large = new ByteArrayContent(new byte[EnrolmentPaths.MaxBytes + 1]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(EnrolmentPaths.Enrol, large, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Empty(care.Issued);
    }

    [Fact]
    public async Task Renew_FromDaySixty_GivesTheNextOneAndConfirmEndsTheOneBefore()
    {
        using var first = await IdentityAsync(await EnrolAsync(), key);
        Clock.Advance(TimeSpan.FromDays(59.9));
        Assert.Equal(EnrolmentReasons.TooEarly, (await RenewAsync(first, Request())).Refusal?.Reason);
        Clock.Advance(TimeSpan.FromDays(0.1));
        using var nextKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var next = (await RenewAsync(first, new CertificateRequest("CN=a", nextKey, HashAlgorithmName.SHA256).CreateSigningRequestPem())).Answer!;

        using var second = await IdentityAsync(next, nextKey);
        Assert.Equal(Clock.GetUtcNow().AddDays(90), new DateTimeOffset(second.NotAfter.ToUniversalTime()));
        Assert.Empty(care.Refused);
        Assert.Equal(HttpStatusCode.NoContent, await ConfirmAsync(second));
        Assert.Equal([first.SerialNumber], care.Refused);
        Assert.Equal(HttpStatusCode.Forbidden, await ConfirmAsync(first));
        Assert.Equal(EnrolmentReasons.Revoked, (await RenewAsync(first, Request())).Refusal?.Reason);
    }

    [Fact]
    public async Task Renew_CertificateThatIsNotGood_IsRefused()
    {
        Assert.Equal(EnrolmentReasons.NotTrusted, (await RenewAsync(null, Request())).Refusal?.Reason);
        using var other = await OpenAuthorityAsync("other");
        using var foreign = other.IssueClient(Kit.Value, CertificateTerms.Validity).ToCertificate();
        Assert.Equal(EnrolmentReasons.NotTrusted, (await RenewAsync(foreign, Request())).Refusal?.Reason);
        using var service = await new IdentityKeeper(Authority, Clock).EnsureServiceAsync(ServiceNames.Ingest, Cancellation);
        Assert.Equal(EnrolmentReasons.NotTrusted, (await RenewAsync(service, Request())).Refusal?.Reason);
        using var forServers = await new IdentityKeeper(Authority, Clock).EnsureBrokerAsync([], Cancellation);
        Assert.Equal(EnrolmentReasons.NotTrusted, (await RenewAsync(forServers, Request())).Refusal?.Reason);
        using var first = await IdentityAsync(await EnrolAsync(), key);
        Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(EnrolmentReasons.NotTrusted, (await RenewAsync(first, Request())).Refusal?.Reason);
    }

    [Fact]
    public async Task Rounds_RevokedAndRetiredKits_AreInTheListAndForgottenByTheBroker()
    {
        using var rounds = new RevocationRounds(care, certificates, link, Clock, NullLogger<RevocationRounds>.Instance);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Empty(Revoked());

        using var certificate = await IdentityAsync(await EnrolAsync(), key);
        care.Refused.Add(certificate.SerialNumber);
        care.ToClear.Add(Kit);
        link.IsConnected = false;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([certificate.SerialNumber], Revoked());
        Assert.Equal([Kit], care.ToClear); // the broker could not be told: again in the next round
        link.IsConnected = true;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Empty(care.ToClear);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Rounds_FirstAfterAStart_SaysSoOnlyWhenTheListOfTheFileIsAnother(bool wasWritten, int said)
    {
        using var one = await IdentityAsync(await EnrolAsync(), key);
        using var other = await IdentityAsync(await EnrolAsync(), key);
        care.Refused.UnionWith([one.SerialNumber, other.SerialNumber]);
        Authority.WriteRevocationList((wasWritten ? [one, other] : new[] { one }).Select(certificate => new RevokedCertificate(certificate.SerialNumber, Clock.GetUtcNow())));
        var log = new Said();
        using var rounds = new RevocationRounds(care, certificates, link, Clock, log);

        await rounds.RunOnceAsync(Cancellation);

        Assert.Equal(said, log.Events.Count(id => id == 3220));
        Assert.Equal(2, Revoked().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no list")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----")]
    [InlineData("-----BEGIN X509 CRL-----\nMAQwAgIA\n-----END X509 CRL-----")]
    public async Task Rounds_ListOfTheFileIsGarbage_WritesAGoodOne(string garbage)
    {
        await File.WriteAllTextAsync(Authority.RevocationFile, garbage, Cancellation);
        Assert.Null(RevocationListReading.SerialsOf(garbage));
        using var certificate = await IdentityAsync(await EnrolAsync(), key);
        care.Refused.Add(certificate.SerialNumber);
        using var rounds = new RevocationRounds(care, certificates, link, Clock, NullLogger<RevocationRounds>.Instance);

        await rounds.RunOnceAsync(Cancellation);

        Assert.Equal([certificate.SerialNumber], RevocationListReading.SerialsOf(await File.ReadAllTextAsync(Authority.RevocationFile, Cancellation)));
    }

    private IEnumerable<string> Revoked()
    {
        var list = CertificateRevocationListBuilder.LoadPem(File.ReadAllText(Authority.RevocationFile), out _);
        return care.Issued.Select(certificate => certificate.Serial).Where(serial => list.RemoveEntry(Convert.FromHexString(serial)));
    }

    private string Request() => new CertificateRequest("CN=somebody else", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    private async Task<EnrolmentAnswer> EnrolAsync(string? request = null)
    {
        using var client = Client(null);
        var answer = await client.PostAsJsonAsync(EnrolmentPaths.Enrol, new EnrolmentRequest(Kit.Value, Code, request ?? Request()), EnrolmentJson.Default.EnrolmentRequest, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(EnrolmentJson.Default.EnrolmentAnswer, Cancellation))!;
    }

    private async Task<string> RefusedAsync(string reason, HttpStatusCode status, EnrolmentRequest request)
    {
        using var client = Client(null);
        var answer = await client.PostAsJsonAsync(EnrolmentPaths.Enrol, request, EnrolmentJson.Default.EnrolmentRequest, Cancellation);
        var refusal = (await answer.Content.ReadFromJsonAsync(EnrolmentJson.Default.EnrolmentRefusal, Cancellation))!;
        Assert.Equal((status, reason), (answer.StatusCode, refusal.Reason));
        return refusal.Message!;
    }

    private async Task<(EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal)> RenewAsync(X509Certificate2? certificate, string request)
    {
        using var client = Client(certificate);
        var answer = await client.PostAsJsonAsync(EnrolmentPaths.Renew, new RenewalRequest(request), EnrolmentJson.Default.RenewalRequest, Cancellation);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync(EnrolmentJson.Default.EnrolmentAnswer, Cancellation), null)
            : (null, await answer.Content.ReadFromJsonAsync(EnrolmentJson.Default.EnrolmentRefusal, Cancellation));
    }

    private async Task<HttpStatusCode> ConfirmAsync(X509Certificate2 certificate)
    {
        using var client = Client(certificate);
        return (await client.PostAsync(EnrolmentPaths.Confirm, null, Cancellation)).StatusCode;
    }

    private static Task<X509Certificate2> IdentityAsync(EnrolmentAnswer answer, ECDsa key) =>
        Task.FromResult(new CertificatePem(answer.Certificate!, key.ExportPkcs8PrivateKeyPem()).ToCertificate());

    private HttpClient Client(X509Certificate2? certificate)
    {
        var check = new ServerCertificateCheck(Authority, Clock);
        var tls = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => check.IsGood(shown as X509Certificate2, "localhost"),
            LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!,
        };
        return new HttpClient(new SocketsHttpHandler { SslOptions = tls }) { BaseAddress = new Uri($"https://localhost:{server.Port}") };
    }

    private sealed class Said : ILogger<RevocationRounds>
    {
        public List<int> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Events.Add(eventId.Id);
    }
}
