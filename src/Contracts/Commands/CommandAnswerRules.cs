using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>What an answer must keep, written or read.</summary>
internal static class CommandAnswerRules
{
    /// <summary>The last second of the year 9999, since 1970 UTC: no calendar goes further.</summary>
    private const long LastSecond = 253_402_300_799;

    private static readonly string[] States = ["starting", "well", "suspect", "faulty"];

    /// <summary>The first rule that is broken; null when none is.</summary>
    public static string? FindFault(CommandAnswer answer) => answer switch
    {
        { Request.Value.Length: 0 } => "An answer names its request.",
        { Detail.Length: > WireLimits.MaxReason } => $"A detail has at most {WireLimits.MaxReason} characters.",
        { Diagnostics: { } diagnostics } => FindFault(diagnostics),
        _ => null,
    };

    private static string? FindFault(KitDiagnostics said) => said switch
    {
        { Agent.Length: > KitStateRules.MaxAgentVersion } => $"An agent's version has at most {KitStateRules.MaxAgentVersion} characters.",
        { Boot: < 1 or > WireLimits.MaxInteger } => "A boot is from 1.",
        _ when !PackRecordText.TryParseClock(said.Clock, out _) => "A clock is synced, holdover or unset.",
        _ when new[] { said.Packs, said.Waiting, said.ShedPacks, said.LostReadings, said.Configuration ?? 0, said.RefusedConfigurations, said.CertificateUntil ?? 0 }.Any(count => count is < 0 or > WireLimits.MaxInteger) => "Counts are not negative.",
        _ when new[] { said.Uptime, said.MachineUptime, said.ClockUncertainty, said.DiskFree, said.MemoryFree, said.StorageWear }.Any(number => number is { } value && !(value >= 0 && double.IsFinite(value))) => "Numbers are finite and not negative.",
        { CertificateUntil: > LastSecond } => "A certificate ends before the year 10000.",
        { Temperature: { } celsius } when !double.IsFinite(celsius) => "A temperature is finite.",
        { Sensors.Count: > WireLimits.MaxSensors } => $"At most {WireLimits.MaxSensors} sensors.",
        _ when said.Sensors.Any(sensor => !IsGood(sensor)) => "A sensor has a name, a driver, a state of starting, well, suspect or faulty, and counts that are not negative.",
        _ when said.Sensors.DistinctBy(sensor => sensor.Name).Count() != said.Sensors.Count => "Each sensor stands once.",
        _ => null,
    };

    private static bool IsGood(SensorDiagnostics? sensor) => sensor is { Driver.Length: > 0 and <= KitConfigurationDecoder.MaxWord, Faults: >= 0 and <= WireLimits.MaxInteger }
        && SensorId.TryParse(sensor.Name, out _) && States.Contains(sensor.State) && !(sensor.LastFault?.Length > WireLimits.MaxReason)
        && (sensor.LastReading is not { } ago || (ago >= 0 && double.IsFinite(ago)));
}
