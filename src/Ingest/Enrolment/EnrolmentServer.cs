using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>
/// The enrolment door: a small HTTPS server of its own beside ingest, with a certificate of the built-in authority. Pages are never served here, and nothing of this is served where pages are.
/// </summary>
internal sealed partial class EnrolmentServer(
    EnrolmentDesk desk, IKitEnrolment care, CertificateAuthorityProvider certificates, IOptions<EnrolmentOptions> options, TimeProvider clock, ILogger<EnrolmentServer> log) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private WebApplication? app;

    /// <summary>The port in use; 0 before the start.</summary>
    public int Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var door = options.Value;
        var authority = await certificates.GetAsync(cancellationToken);
        var certificate = new BrokerCertificate(new IdentityKeeper(authority, clock), ServiceNames.Enrolment, [door.HostName], clock);
        await certificate.CurrentAsync(cancellationToken);
        app = Build(door, certificate, authority);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new BrokerStartException($"Kits cannot enrol on {door.Address}, port {door.Port}: {e.Message} Choose another place with Enrolment:Address and Enrolment:Port.", e);
        }

        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        await care.SayDoorAsync(new EnrolmentDoor(new UriBuilder(Uri.UriSchemeHttps, door.HostName, door.PublicPort ?? Port).Uri, authority.Pin), cancellationToken);
        LogListening(door.Address, Port);
    }

    public Task StopAsync(CancellationToken cancellationToken) => app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build(EnrolmentOptions door, BrokerCertificate certificate, CertificateAuthority authority)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, PartOfAnother>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.MaxRequestBodySize = EnrolmentPaths.MaxBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.KeepAliveTimeout = Patience;
            Listen(kestrel, door, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(new TlsHandshakeCallbackOptions { HandshakeTimeout = Patience, OnConnection = context => TlsAsync(certificate, context.CancellationToken) });
            });
        });
        var built = builder.Build();
        built.MapGet(EnrolmentPaths.Root, (HttpContext http) => http.Response.WriteAsync(authority.RootPem, http.RequestAborted));
        built.MapPost(EnrolmentPaths.Enrol, EnrolAsync);
        built.MapPost(EnrolmentPaths.Renew, RenewAsync);
        built.MapPost(EnrolmentPaths.Confirm, ConfirmAsync);
        return built;
    }

    private Task EnrolAsync(HttpContext http) => AnswerAsync(
        http, () => ReadAsync(http, EnrolmentJson.Default.EnrolmentRequest, request => desk.EnrolAsync(request, http.Connection.RemoteIpAddress, http.RequestAborted)));

    private Task RenewAsync(HttpContext http) => AnswerAsync(
        http, () => ReadAsync(http, EnrolmentJson.Default.RenewalRequest, request => desk.RenewAsync(request, http.Connection.ClientCertificate, http.RequestAborted)));

    private Task ConfirmAsync(HttpContext http) => AnswerAsync(http, () => desk.ConfirmAsync(http.Connection.ClientCertificate, http.RequestAborted));

    private static void Listen(KestrelServerOptions kestrel, EnrolmentOptions door, Action<ListenOptions> configure)
    {
        switch (door.Address)
        {
            case "localhost" when door.Port > 0:
                kestrel.ListenLocalhost(door.Port, configure);
                break;
            case "localhost":
                kestrel.Listen(IPAddress.Loopback, door.Port, configure);
                break;
            case "any":
                kestrel.ListenAnyIP(door.Port, configure);
                break;
            default:
                kestrel.Listen(
                    IPAddress.TryParse(door.Address, out var address) ? address : throw new BrokerStartException($"Enrolment:Address is '{door.Address}': it is 'localhost', 'any' or an IP address of this machine."),
                    door.Port,
                    configure);
                break;
        }
    }

    // Any client certificate is let through the handshake and judged by the desk, which says in words what is wrong with it. Nothing is fetched on its behalf.
    private static async ValueTask<SslServerAuthenticationOptions> TlsAsync(BrokerCertificate certificate, CancellationToken cancellationToken) => new()
    {
        ServerCertificateContext = await certificate.CurrentAsync(cancellationToken),
        ClientCertificateRequired = true,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        AllowRenegotiation = false,
        AllowTlsResume = false,
        CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, TrustMode = X509ChainTrustMode.CustomRootTrust },
#pragma warning disable CA5359 // On purpose: see above.
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore CA5359
    };

    private static async Task<EnrolmentOutcome> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, Func<T, Task<EnrolmentOutcome>> work)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted) is { } request ? await work(request) : EnrolmentOutcome.Refused(EnrolmentReasons.Malformed);
        }
        catch (Exception e) when (e is JsonException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            return EnrolmentOutcome.Refused(EnrolmentReasons.Malformed);
        }
    }

    private async Task AnswerAsync(HttpContext http, Func<Task<EnrolmentOutcome>> work)
    {
        EnrolmentOutcome outcome;
        try
        {
            outcome = await work();
        }
        catch (Exception e) when (e is CareDatabaseException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            // The care database or the folder of certificates does not answer: nothing was handed out, the kit asks again.
            LogFailed(e.Message);
            outcome = EnrolmentOutcome.Refused(EnrolmentReasons.Unavailable);
        }

        http.Response.Headers.CacheControl = "no-store";
        if (outcome.Refusal is { } reason)
        {
            http.Response.StatusCode = Refusals.StatusOf(reason);
            await http.Response.WriteAsJsonAsync(new EnrolmentRefusal(reason, Refusals.SentenceOf(reason)), EnrolmentJson.Default.EnrolmentRefusal, cancellationToken: http.RequestAborted);
        }
        else if (outcome.Answer is { } answer)
        {
            await http.Response.WriteAsJsonAsync(answer, EnrolmentJson.Default.EnrolmentAnswer, cancellationToken: http.RequestAborted);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    /// <summary>It begins and ends with the program around it, which listens to the signals.</summary>
    private sealed class PartOfAnother : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [LoggerMessage(3210, LogLevel.Information, "Kits enrol on {Address}, port {Port}, TLS only")]
    private partial void LogListening(string address, int port);

    [LoggerMessage(3211, LogLevel.Warning, "A kit was asked to come again: {Reason}")]
    private partial void LogFailed(string reason);
}
