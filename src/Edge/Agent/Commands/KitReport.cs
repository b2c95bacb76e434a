using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Health;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Agent.Commands;

/// <summary>How the kit is, for the server's technicians: what the status file says, and the board.</summary>
/// <param name="status">The kit's status.</param>
/// <param name="board">What the kernel tells.</param>
/// <param name="clock">The kit's clock.</param>
internal sealed class KitReport(Func<KitStatus> status, BoardHealth board, TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();

    /// <summary>Looks now. One caller at a time.</summary>
    public KitDiagnostics Make()
    {
        var now = status();
        return new KitDiagnostics
        {
            Agent = now.Version,
            Boot = now.Boot,
            Uptime = Math.Floor(clock.GetElapsedTime(started).TotalSeconds),
            MachineUptime = Seconds(now.Stamp),
            Clock = now.Clock,
            ClockUncertainty = now.ClockUncertainty,
            Packs = now.Packs,
            Waiting = now.Waiting,
            ShedPacks = now.ShedPacks,
            LostReadings = now.LostReadings,
            Configuration = now.ConfigurationVersion,
            RefusedConfigurations = now.RefusedConfigurations,
            CertificateUntil = now.CertificateUntil?.ToUnixTimeSeconds(),
            Temperature = board.Celsius,
            DiskFree = board.DiskFree,
            MemoryFree = board.MemoryFree,
            StorageWear = board.StorageWear,
            Undervoltage = board.IsUndervolted,
            Throttled = board.IsThrottled,
            Sensors = [.. now.Sensors.Select(sensor => Of(sensor, now.Stamp))],
        };
    }

    private static SensorDiagnostics Of(SensorReport sensor, long stamp) => new()
    {
        Name = sensor.Name,
        Driver = sensor.Driver,
        State = sensor.State.ToString().ToLowerInvariant(),
        LastFault = WireText.Cut(sensor.LastFault, WireLimits.MaxReason),
        Faults = sensor.Faults,
        LastReading = sensor.LastReading is { } last ? Seconds(stamp - last) : null,
    };

    private static double Seconds(long microseconds) => Math.Floor(Math.Max(microseconds, 0) / 1e6);
}
