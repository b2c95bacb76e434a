using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>
/// Renews the kit's certificate from day 60 on. The next key and certificate are made beside the present ones, which stay in use until the next ones have been shown to the server and taken:
/// cut at any point, the kit has an identity that works. A server that does not answer is asked again, from a minute to six hours later.
/// </summary>
/// <param name="identity">The kit's identity.</param>
/// <param name="present">The kit's own time, whatever the machine shows; null while it does not know it: then nothing is judged.</param>
/// <param name="learned">Beats when the kit learns the time, or that it was wrong: it is judged at once.</param>
/// <param name="clock">For the waits.</param>
/// <param name="renewed">Called after the identity has changed: the connection to the broker is made anew with it.</param>
/// <param name="failed">Called with a sentence when a try failed, once for a row of equal failures.</param>
internal sealed class CertificateRenewal(KitIdentity identity, Func<DateTimeOffset?> present, Pulse learned, TimeProvider clock, Action renewed, Action<string> failed) : IDisposable
{
    /// <summary>Between two looks when nothing is due.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromHours(6);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1, 1);
    private TimeSpan retry = FirstRetry;
    private string? lastFailure;

    /// <summary>Until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var next = learned.Next;
                await next.WaitAsync(await StepAsync(cancellationToken), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (next.IsCompleted)
                {
                    // What failed before may have failed by the wrong time.
                    retry = FirstRetry;
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Renews now, due or not; a sentence that says why it did not work, or null. Cut, it is finished at a later try.</summary>
    public async Task<string?> RenewNowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RenewAsync(isAsked: true, cancellationToken);
            return null;
        }
        catch (Exception e) when (IsFault(e))
        {
            return e.Message;
        }
    }

    /// <summary>Looks, and renews when it is due. How long to wait before the next look.</summary>
    internal async Task<TimeSpan> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RenewAsync(isAsked: false, cancellationToken);
            (retry, lastFailure) = (FirstRetry, null);
            return LookEvery;
        }
        catch (Exception e) when (IsFault(e))
        {
            // Nothing is lost: the present certificate is used until its end, and there are 30 days for the next try.
            if (lastFailure != e.Message)
            {
                failed(e.Message);
            }

            lastFailure = e.Message;
            var wait = retry;
            retry = retry * 2 < LookEvery ? retry * 2 : LookEvery;
            return wait;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private static bool IsFault(Exception e) => e is EnrolmentFaultException or IOException or UnauthorizedAccessException or CryptographicException or System.Text.Json.JsonException;

    private async Task RenewAsync(bool isAsked, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await RenewWhenDueAsync(isAsked, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task RenewWhenDueAsync(bool isAsked, CancellationToken cancellationToken)
    {
        if (!identity.IsEnrolled)
        {
            return;
        }

        using var current = identity.ReadCertificate();
        if (!isAsked && (present() is not { } now || now < Utc(current.NotAfter) - CertificateTerms.RenewBefore))
        {
            // Not due; or what is due is not known, which who asks for it need not know.
            return;
        }

        using var root = identity.ReadRoot();
        var server = identity.ReadEnrolmentServer();
        using var waiting = identity.ReadNextCertificate();
        if (waiting is null)
        {
            await AskAsync(server, root, current, cancellationToken);
        }

        using var next = identity.ReadNextCertificate() ?? throw new CryptographicException("The next certificate does not go with its key.");
        try
        {
            using var client = EnrolmentClient.To(server, root, next, present);
            await client.ConfirmAsync(cancellationToken);
        }
        catch (EnrolmentFaultException e) when (e.Reason is EnrolmentReasons.Revoked or EnrolmentReasons.NotTrusted)
        {
            // The server does not know it (restored from a backup, say): begin again with the present one.
            identity.DropNext();
            throw;
        }

        identity.Promote();
        renewed();
    }

    private async Task AskAsync(Uri server, X509Certificate2 root, X509Certificate2 current, CancellationToken cancellationToken)
    {
        var key = identity.ReadNextKey();
        if (key is null)
        {
            key = CertificateRequests.NewKey();
            identity.WriteNextKey(key);
        }

        using var client = EnrolmentClient.To(server, root, current, present);
        var answer = await client.RenewAsync(new RenewalRequest(CertificateRequests.Of(key, "renewal")), cancellationToken);
        identity.WriteNextCertificate(answer.Certificate!);
    }

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());
}
