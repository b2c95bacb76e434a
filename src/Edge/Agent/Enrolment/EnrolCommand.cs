using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary><c>ageing-edge enrol</c>: from a label to a kit that the server trusts.</summary>
internal static class EnrolCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Usage = 2;
    private static readonly TimeSpan ClockMatters = TimeSpan.FromMinutes(2);

    /// <summary>Runs it; the exit code.</summary>
    /// <param name="arguments">What stands after the word <c>enrol</c>.</param>
    /// <param name="output">What was done.</param>
    /// <param name="errors">What went wrong, and what to do.</param>
    /// <param name="clock">The kit's clock, which may be unset.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (arguments.Any(word => word is "--help" or "-h" or "-?"))
        {
            await output.WriteLineAsync(EnrolArguments.Help);
            return Done;
        }

        if (EnrolArguments.TryParse(arguments, out var parsed) is { } fault)
        {
            await errors.WriteLineAsync($"ageing-edge enrol: {fault}");
            return Usage;
        }

        try
        {
            return await EnrolAsync(parsed!, output, clock, cancellationToken);
        }
        catch (EnrolmentFaultException e)
        {
            await errors.WriteLineAsync($"ageing-edge enrol: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"ageing-edge enrol: the folder {parsed!.DataFolder} cannot be used: {e.Message} Run this as the user of the agent, or choose another folder with --data.");
        }
        catch (CryptographicException e)
        {
            await errors.WriteLineAsync($"ageing-edge enrol: {e.Message} Remove the folder {Path.Combine(parsed!.DataFolder, "identity")} and run this again.");
        }

        return Failed;
    }

    private static async Task<int> EnrolAsync(EnrolArguments arguments, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        var label = arguments.Label;
        var identity = new KitIdentity(arguments.DataFolder);
        using var root = await EnrolmentClient.FetchRootAsync(label.Server, label.Pin, cancellationToken);

        // The key is on the disk before the code is used: if the answer is lost, the same key may ask again. Another label gets another key: a copied card is worth nothing then.
        var key = identity.ReadPendingKey(label.Text);
        if (key is null)
        {
            key = CertificateRequests.NewKey();
            identity.WritePendingKey(label.Text, key);
        }

        using var client = EnrolmentClient.To(label.Server, root, certificate: null, now: null);
        var answer = await client.EnrolAsync(new EnrolmentRequest(label.Kit.Value, label.Code, CertificateRequests.Of(key, label.Kit.Value)), cancellationToken);
        using var certificate = Require(answer, key, label);
        identity.WriteEnrolment(key, answer.Certificate!, root.ExportCertificatePem(), new ServerAddress(answer.Broker!, answer.Port, label.Server.GetLeftPart(UriPartial.Authority)));

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Kit {label.Kit} is enrolled. Certificate until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, renewed by the agent itself from day 60 on. Broker {answer.Broker}, port {answer.Port}."));
        var off = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(answer.ServerTime, 0, 253_402_300_799)) - clock.GetUtcNow();
        if (off.Duration() > ClockMatters)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The clock of this kit is off by {off.Duration():d\\.hh\\:mm\\:ss}: observations wait until it is set (NTP)."));
        }

        return Done;
    }

    // What comes over a trusted connection is still looked at before it takes the place of anything.
    private static X509Certificate2 Require(EnrolmentAnswer answer, string key, EnrolmentLabel label)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPem(answer.Certificate, key);
            if (certificate.Subject == $"CN={label.Kit}")
            {
                return certificate;
            }

            certificate.Dispose();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new EnrolmentFaultException(EnrolmentFaultException.NotTheServer, "The certificate that came is not for this kit's key. Run this again.", e);
        }

        throw new EnrolmentFaultException(EnrolmentFaultException.NotTheServer, "The certificate that came is not for this kit. Run this again.");
    }
}
