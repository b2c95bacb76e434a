using System.Security.Cryptography;
using System.Text.Json;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Agent.Service;
using AgeingMonitor.Edge.Agent.Supervision;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary>Writes the status file each ten seconds, and within a second when something has changed.</summary>
internal sealed partial class StatusKeeper(StatusFile file, KitPublisher publisher, SensorRoster roster, KitIdentity identity, KitSite site, ServiceNotice notice, ILogger logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private string written = string.Empty;
    private string line = string.Empty;
    private long writtenAt;
    private bool isRefused;
    private (DateTime From, DateTimeOffset? Until) certificate;

    /// <summary>Until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Step();
            await Task.Delay(Look, site.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The program ends in good order: nobody is to take the file for the truth.</summary>
    public void Remove() => file.Remove();

    private void Step()
    {
        var now = site.Clock.GetTimestamp();
        var status = Now();
        var essence = JsonSerializer.Serialize(status with { Stamp = 0, ClockUncertainty = null, Sensors = [.. status.Sensors.Select(sensor => sensor with { LastReading = null })] }, KitStatusJson.Default.KitStatus);
        if (essence == written && site.Clock.GetElapsedTime(writtenAt, now) < Period)
        {
            return;
        }

        (written, writtenAt) = (essence, now);
        Write(status);
        var faulty = status.Sensors.Count(sensor => sensor.State is SensorState.Faulty or SensorState.Suspect);
        var said = FormattableString.Invariant($"{(status.IsConnected ? "connected" : "not connected")}, {status.Sensors.Count} sensors, {faulty} at fault, {status.Packs} packs wait");
        if (said != line)
        {
            line = said;
            notice.Status(said);
        }
    }

    private void Write(KitStatus status)
    {
        try
        {
            file.Write(status);
            isRefused = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It grows old, and whoever reads it is told so.
            if (!isRefused)
            {
                isRefused = true;
                LogRefused(e.Message);
            }
        }
    }

    /// <summary>How the kit is now. The file is not needed for it.</summary>
    public KitStatus Now()
    {
        var (figures, clock) = (publisher.Figures, publisher.Clock);
        return new KitStatus
        {
            Kit = publisher.Kit.Value,
            Version = site.Publishing.AgentVersion,
            Boot = publisher.Boot,
            MachineStart = site.Kernel.MachineStart,
            Stamp = site.Kernel.Read().Stamp,
            IsConnected = publisher.IsUp,
            Clock = clock.State switch { ClockState.Synced => "synced", ClockState.Holdover => "holdover", _ => "unset" },
            ClockUncertainty = clock.UncertaintySeconds,
            Packs = figures.Packs,
            Waiting = figures.Waiting,
            ShedPacks = figures.ShedPacks,
            LostReadings = figures.LostReadings,
            ConfigurationVersion = publisher.ConfigurationVersion,
            RefusedConfigurations = publisher.RefusedConfigurations,
            CertificateUntil = CertificateUntil(),
            Sensors = roster.Reports,
        };
    }

    private DateTimeOffset? CertificateUntil()
    {
        try
        {
            lock (gate)
            {
                // Read when it has been replaced, not each second.
                if (identity.RenewedAt is var renewed && renewed != certificate.From)
                {
                    using var read = identity.ReadCertificate();
                    certificate = (renewed, new DateTimeOffset(read.NotAfter.ToUniversalTime()));
                }

                return certificate.Until;
            }
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    [LoggerMessage(7331, LogLevel.Warning, "The status file cannot be written, and 'ageing-edge status' tells nothing new: {Reason}")]
    private partial void LogRefused(string reason);
}
