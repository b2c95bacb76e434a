using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>Speaks to the server's enrolment door. One caller at a time.</summary>
internal sealed class EnrolmentClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http;
    private readonly Uri server;

    private EnrolmentClient(Uri server, SslClientAuthenticationOptions tls)
    {
        this.server = server;
        tls.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        http = new HttpClient(new SocketsHttpHandler { SslOptions = tls, UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = Patience })
        {
            BaseAddress = server,
            Timeout = Patience,
            MaxResponseContentBufferSize = EnrolmentPaths.MaxBytes,
        };
    }

    /// <summary>To a server that is known by its root.</summary>
    /// <param name="server">Address.</param>
    /// <param name="root">The root.</param>
    /// <param name="certificate">The kit's; null before it has one.</param>
    /// <param name="now">The present, or null while the kit does not know it; null when it cannot be asked: then the times of certificates are not looked at.</param>
    public static EnrolmentClient To(Uri server, X509Certificate2 root, X509Certificate2? certificate, Func<DateTimeOffset?>? now) => new(
        server,
        new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => PinnedTrust.IsGood(root, shown as X509Certificate2, server.Host, now?.Invoke()),
            LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
        });

    /// <summary>The root certificate of a server that is known by its pin. Nothing secret is said on this connection, and what comes is believed only because it matches the pin.</summary>
    /// <exception cref="EnrolmentFaultException">Nobody answers, or somebody else.</exception>
    public static async Task<X509Certificate2> FetchRootAsync(Uri server, RootPin pin, CancellationToken cancellationToken)
    {
#pragma warning disable CA5359 // The pin judges, below.
        using var client = new EnrolmentClient(server, new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true });
#pragma warning restore CA5359
        using var request = new HttpRequestMessage(HttpMethod.Get, EnrolmentPaths.Root);
        using var answer = await client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        X509Certificate2? root = null;
        try
        {
            root = answer.StatusCode == HttpStatusCode.OK ? X509Certificate2.CreateFromPem(text) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not a certificate: said below.
        }

        if (root is not null && pin.Matches(root.RawData))
        {
            return root;
        }

        root?.Dispose();
        throw new EnrolmentFaultException(EnrolmentFaultException.NotTheServer, $"Whoever answers at {server} is not the server of this label: its root certificate does not match the pin. Check the address; if it is right, do not go on.");
    }

    /// <exception cref="EnrolmentFaultException">Refused, or not reached.</exception>
    public Task<EnrolmentAnswer> EnrolAsync(EnrolmentRequest request, CancellationToken cancellationToken) => AskAsync(EnrolmentPaths.Enrol, request, EnrolmentJson.Default.EnrolmentRequest, cancellationToken);

    /// <exception cref="EnrolmentFaultException">Refused, or not reached.</exception>
    public Task<EnrolmentAnswer> RenewAsync(RenewalRequest request, CancellationToken cancellationToken) => AskAsync(EnrolmentPaths.Renew, request, EnrolmentJson.Default.RenewalRequest, cancellationToken);

    /// <summary>Shows that the certificate of this connection works.</summary>
    /// <exception cref="EnrolmentFaultException">Refused, or not reached.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, EnrolmentPaths.Confirm);
        using var answer = await SendAsync(request, cancellationToken);
        await RequireAsync(answer, cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<EnrolmentAnswer> AskAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await SendAsync(request, cancellationToken);
        await RequireAsync(answer, cancellationToken);
        return await ReadAsync(answer, EnrolmentJson.Default.EnrolmentAnswer, cancellationToken) is { Certificate: not null, Root: not null, Broker: { Length: > 0 }, Port: > 0 and < 65536 } whole
            ? whole
            : throw NotUnderstood();
    }

    private async Task RequireAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw await ReadAsync(answer, EnrolmentJson.Default.EnrolmentRefusal, cancellationToken) is { Reason: { } reason, Message: { } message } ? new EnrolmentFaultException(reason, message) : NotUnderstood();
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancellationToken), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            throw new EnrolmentFaultException(
                EnrolmentFaultException.NotTheServer, $"The server at {server} is not trusted: its certificate is not signed by the root of the pin, or not made for the name {server.Host} (Enrolment:HostName on the server).", e);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new EnrolmentFaultException(EnrolmentFaultException.NotReached, $"The server at {server} is not reached: {e.Message} Check network, address and port, then run this again.", e);
        }
    }

    private EnrolmentFaultException NotUnderstood() => new(EnrolmentFaultException.NotTheServer, $"What {server} answers is not understood: is it an enrolment door of AgeingMonitor?");
}
