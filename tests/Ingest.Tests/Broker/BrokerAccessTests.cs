using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Broker;

/// <summary>
/// What no kit may do, asked of every broker we ship by its effect: what others receive. A sentinel that follows the forbidden act shows that nothing was merely late.
/// </summary>
public abstract class BrokerAccessTests : AuthorityFixture
{
    protected static readonly KitId A = KitId.Derive("kit a");
    protected static readonly KitId B = KitId.Derive("kit b");

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    protected override TimeProvider Time => TimeProvider.System;

    /// <summary>Where kits connect.</summary>
    protected abstract int KitPort { get; }

    /// <summary>Where the server's services connect.</summary>
    protected virtual int ServicePort => KitPort;

    [Theory]
    [InlineData(Topics.Obs)]
    [InlineData(Topics.Evt)]
    [InlineData(Topics.State)]
    [InlineData(Topics.Res)]
    public async Task Publish_OwnTopic_Arrives(string channel)
    {
        await using var server = await ObserveAsync();
        await using var kit = await ConnectKitAsync(A);

        await kit.PublishAsync(Topics.For(A, channel), "own", Cancellation);

        Assert.Equal($"{Topics.For(A, channel)} own", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Publish_ForeignOrServersTopic_ReachesNobody()
    {
        await using var server = await ObserveAsync();
        await using var kit = await ConnectKitAsync(A);
        string[] forbidden =
        [
            .. new[] { Topics.Obs, Topics.Evt, Topics.State, Topics.Res, Topics.Ack, Topics.Cfg, Topics.Cmd, Topics.Tick }.Select(channel => Topics.For(B, channel)),
            .. new[] { Topics.Ack, Topics.Cfg, Topics.Cmd, Topics.Tick }.Select(channel => Topics.For(A, channel)),
            $"am/v1/{A}/obs/deeper",
            $"am/v1/{A}",
            "am/v1/obs",
        ];

        foreach (var topic in forbidden)
        {
            Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await kit.PublishAsync(topic, "forged", Cancellation, retain: true));
        }

        await kit.PublishAsync(Topics.For(A, Topics.Obs), "sentinel", Cancellation);
        Assert.Equal($"{Topics.For(A, Topics.Obs)} sentinel", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Subscribe_OwnTopics_Arrive()
    {
        await using var server = await ObserveAsync();
        await using var kit = await ConnectKitAsync(A);
        foreach (var channel in Topics.ToKit)
        {
            Assert.True(await kit.SubscribeAsync(Topics.For(A, channel), Cancellation));
            await server.PublishAsync(Topics.For(A, channel), channel, Cancellation);
            Assert.Equal($"{Topics.For(A, channel)} {channel}", await kit.NextTextAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Subscribe_ForeignTopicByAnyFilter_ReceivesNothing()
    {
        await using var server = await ObserveAsync();
        await using var victim = await ConnectKitAsync(B);
        await using var kit = await ConnectKitAsync(A);
        string[] filters =
        [
            Topics.For(B, Topics.Ack), Topics.For(B, Topics.Cfg), Topics.For(B, Topics.Cmd), Topics.For(B, Topics.Obs), Topics.For(B, Topics.State), Topics.For(B, Topics.Res), Topics.For(A, Topics.Res), "am/v1/+/res",
            $"am/v1/{B}/#", "am/v1/+/ack", "am/v1/+/cfg", "am/v1/+/obs", "am/v1/#", "am/+/+/+", "+/v1/+/cmd", "#", "+/+/+/+", "$share/x/am/v1/+/ack", "$share/x/#",
        ];
        foreach (var filter in filters)
        {
            await kit.SubscribeAsync(filter, Cancellation);
        }

        Assert.True(await kit.SubscribeAsync(Topics.For(A, Topics.Ack), Cancellation));
        foreach (var channel in new[] { Topics.Ack, Topics.Cfg, Topics.Cmd })
        {
            await server.PublishAsync(Topics.For(B, channel), "for b", Cancellation, retain: channel == Topics.Cfg);
        }

        await victim.PublishAsync(Topics.For(B, Topics.Obs), "from b", Cancellation);
        await victim.PublishAsync(Topics.For(B, Topics.Res), "from b", Cancellation);
        await victim.PublishAsync(Topics.For(B, Topics.State), "from b", Cancellation, retain: true);

        // What is kept for later subscribers must not leak either.
        await kit.SubscribeAsync(Topics.For(B, Topics.State), Cancellation);
        await kit.SubscribeAsync($"am/v1/{B}/+", Cancellation);
        await server.PublishAsync(Topics.For(A, Topics.Ack), "sentinel", Cancellation);
        Assert.Equal($"{Topics.For(A, Topics.Ack)} sentinel", await kit.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Will_StateOfAnotherKit_IsNeverSaid()
    {
        await using var server = await ObserveAsync();
        var kit = new MqttPeer();
        using var certificate = CertificateOf(A);
        void WithWill(MqttClientOptionsBuilder options) => options.WithClientId("same").WithWillTopic(Topics.For(B, Topics.State)).WithWillPayload("offline").WithWillRetain();

        await kit.ConnectAsync(KitPort, certificate, Authority, WithWill, Cancellation);
        kit.Break();

        // The same client again: the broker is done with the first one then.
        await using var again = await ConnectKitAsync(A, options => options.WithClientId("same"));
        await again.PublishAsync(Topics.For(A, Topics.Obs), "sentinel", Cancellation);
        Assert.Equal($"{Topics.For(A, Topics.Obs)} sentinel", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Will_OwnState_IsSaidWhenTheLinkBreaks()
    {
        await using var server = await ObserveAsync();
        var kit = await ConnectKitAsync(A, options => options.WithWillTopic(Topics.For(A, Topics.State)).WithWillPayload("offline"));

        kit.Break();

        Assert.Equal($"{Topics.For(A, Topics.State)} offline", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Connect_ClientIdOfAnotherKit_LeavesItsSessionAlone()
    {
        await using var server = await ObserveAsync();
        await using var victim = await ConnectKitAsync(B, options => options.WithClientId(B.Value));
        await victim.SubscribeAsync(Topics.For(B, Topics.Ack), Cancellation);

        await using var kit = await ConnectKitAsync(A, options => options.WithClientId(B.Value).WithCleanStart(false));
        await kit.SubscribeAsync(Topics.For(A, Topics.Ack), Cancellation);
        await victim.PingAsync(Cancellation);
        await server.PublishAsync(Topics.For(B, Topics.Ack), "for b", Cancellation);
        await server.PublishAsync(Topics.For(A, Topics.Ack), "sentinel", Cancellation);

        Assert.Equal($"{Topics.For(B, Topics.Ack)} for b", await victim.NextTextAsync(Cancellation));
        Assert.Equal($"{Topics.For(A, Topics.Ack)} sentinel", await kit.NextTextAsync(Cancellation));
        Assert.True(victim.IsConnected);
    }

    [Fact]
    public async Task Connect_UserNameOfAnotherKit_DoesNotMakeItThatKit()
    {
        await using var server = await ObserveAsync();
        await using var kit = new MqttPeer();
        using var certificate = CertificateOf(A);
        if (await kit.ConnectAsync(KitPort, certificate, Authority, options => options.WithCredentials(B.Value, "secret"), Cancellation) == MqttClientConnectResultCode.Success)
        {
            await kit.PublishAsync(Topics.For(B, Topics.Obs), "forged", Cancellation);
        }

        await using var own = await ConnectKitAsync(B);
        await own.PublishAsync(Topics.For(B, Topics.Obs), "sentinel", Cancellation);
        Assert.Equal($"{Topics.For(B, Topics.Obs)} sentinel", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public Task Connect_NoCertificate_IsRefused() => RefusedAsync(null);

    [Fact]
    public async Task Connect_CertificateOfAnotherAuthority_IsRefused()
    {
        using var other = await OpenAuthorityAsync("other");
        using var certificate = other.IssueClient(A.Value, CertificateAuthority.KitValidity).ToCertificate();
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_ExpiredCertificate_IsRefused()
    {
        using var past = await CertificateAuthority.OpenAsync(Authority.Folder.Path, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-2)), Cancellation);
        using var certificate = past.IssueClient(A.Value, TimeSpan.FromHours(1)).ToCertificate();
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_BrokersOwnCertificate_IsRefused()
    {
        using var certificate = await new IdentityKeeper(Authority, TimeProvider.System).EnsureBrokerAsync([], Cancellation);
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_DoorsCertificateForServers_IsRefused()
    {
        using var certificate = await new IdentityKeeper(Authority, TimeProvider.System).EnsureServerAsync(ServiceNames.Enrolment, [], Cancellation);
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_CertificateForServersInAKitsName_IsRefused()
    {
        using var certificate = Made(Authority.Sign, CertificateProfile.Server(A.Value, new PublicKey(key), ["localhost"]));
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_CertificateThatSignsItself_IsRefused()
    {
        var request = CertificateProfile.Client(A.Value, new PublicKey(key));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(request.SubjectName, key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Connect_CertificateSignedByAKit_IsRefused()
    {
        // A kit's key is no authority, whatever it signs.
        using var kit = CertificateOf(B);
        var now = TimeProvider.System.GetUtcNow();
        using var forged = CertificateProfile.Client(A.Value, new PublicKey(key)).Create(kit.SubjectName, X509SignatureGenerator.CreateForECDsa(kit.GetECDsaPrivateKey()!), now.AddHours(-1), now.AddDays(1), [1, 2, 3]);
        using var certificate = forged.CopyWithPrivateKey(key);
        await RefusedAsync(certificate);
    }

    [Fact]
    public async Task Subscribe_ForeignTopicThroughAKnownShare_ReceivesNothing()
    {
        await using var server = await ObserveAsync();
        await using var kit = await ConnectKitAsync(A);
        foreach (var filter in new[] { $"$share/am/{Topics.For(B, Topics.Cfg)}", $"$share/am/{Topics.For(B, Topics.Cmd)}", "$share/am/am/v1/+/cmd", "$SYS/#" })
        {
            await kit.SubscribeAsync(filter, Cancellation);
        }

        Assert.True(await kit.SubscribeAsync(Topics.For(A, Topics.Ack), Cancellation));
        await server.PublishAsync(Topics.For(B, Topics.Cfg), "for b", Cancellation);
        await server.PublishAsync(Topics.For(B, Topics.Cmd), "for b", Cancellation);
        await server.PublishAsync(Topics.For(A, Topics.Ack), "sentinel", Cancellation);

        Assert.Equal($"{Topics.For(A, Topics.Ack)} sentinel", await kit.NextTextAsync(Cancellation));
    }

    [Theory]
    [InlineData(Topics.Obs)]
    [InlineData(Topics.Cfg)]
    [InlineData(Topics.Cmd)]
    public async Task Will_AnyForeignTopic_IsNeverSaid(string channel)
    {
        await using var server = await ObserveAsync();
        var kit = new MqttPeer();
        using var certificate = CertificateOf(A);
        await kit.ConnectAsync(KitPort, certificate, Authority, options => options.WithClientId("same").WithWillTopic(Topics.For(B, channel)).WithWillPayload("forged"), Cancellation);
        kit.Break();

        await using var again = await ConnectKitAsync(A, options => options.WithClientId("same"));
        await again.PublishAsync(Topics.For(A, Topics.Obs), "sentinel", Cancellation);
        Assert.Equal($"{Topics.For(A, Topics.Obs)} sentinel", await server.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Connect_WithoutTls_GetsNoAnswer()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", KitPort, Cancellation);
        var stream = socket.GetStream();

        // CONNECT of MQTT 3.1.1, client id "a" (OASIS MQTT 3.1.1 section 3.1).
        await stream.WriteAsync(new byte[] { 0x10, 13, 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 4, 2, 0, 60, 0, 1, (byte)'a' }, Cancellation);
        var answer = new byte[16];
        int read;
        try
        {
            read = await stream.ReadAsync(answer, Cancellation);
        }
        catch (IOException)
        {
            read = 0;
        }

        // Nothing, or a TLS alert (record type 21, RFC 8446 section 5.1); never a CONNACK (0x20).
        Assert.True(read == 0 || answer[0] == 21, $"answered {answer[0]:x2}");
    }

    private X509Certificate2 Made(Func<CertificateRequest, TimeSpan, string> sign, CertificateRequest request) =>
        new CertificatePem(sign(request, TimeSpan.FromDays(1)), key.ExportPkcs8PrivateKeyPem()).ToCertificate();

    protected X509Certificate2 CertificateOf(KitId kit) => Authority.IssueClient(kit.Value, CertificateAuthority.KitValidity).ToCertificate();

    private protected async Task<MqttPeer> ConnectKitAsync(KitId kit, Action<MqttClientOptionsBuilder>? more = null)
    {
        var peer = new MqttPeer();
        Assert.Equal(MqttClientConnectResultCode.Success, await peer.ConnectAsync(KitPort, CertificateOf(kit), Authority, more, Cancellation));
        return peer;
    }

    private protected async Task<MqttPeer> ConnectServiceAsync(string name)
    {
        var peer = new MqttPeer();
        var certificate = await new IdentityKeeper(Authority, TimeProvider.System).EnsureServiceAsync(name, Cancellation);
        Assert.Equal(MqttClientConnectResultCode.Success, await peer.ConnectAsync(ServicePort, certificate, Authority, null, Cancellation));
        return peer;
    }

    private async Task<MqttPeer> ObserveAsync()
    {
        var peer = await ConnectServiceAsync(ServiceNames.Ingest);
        Assert.True(await peer.SubscribeAsync("am/v1/#", Cancellation));
        return peer;
    }

    private async Task RefusedAsync(X509Certificate2? certificate)
    {
        await using var kit = new MqttPeer();
        var failure = await Record.ExceptionAsync(async () => Assert.NotEqual(MqttClientConnectResultCode.Success, await kit.ConnectAsync(KitPort, certificate, Authority, null, Cancellation)));
        Assert.False(failure is Xunit.Sdk.XunitException, "the broker let it in");
        Assert.False(kit.IsConnected);

        // It is the certificate that was refused: a good one gets in.
        await using var good = await ConnectKitAsync(B);
    }
}
