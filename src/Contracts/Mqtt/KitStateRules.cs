namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>What a kit's state must keep, written or read.</summary>
internal static class KitStateRules
{
    public const int MaxAgentVersion = 64;
    private const int MaxQuantities = 64;
    private const int MaxCode = 40;

    /// <summary>The first rule that is broken; null when none is.</summary>
    public static string? FindFault(KitState state) => state switch
    {
        { AgentVersion.Length: > MaxAgentVersion } => $"An agent's version has at most {MaxAgentVersion} characters.",
        { Boot: < 1 or > WireLimits.MaxInteger } => "A boot is from 1.",
        { ConfigurationVersion: < 0 or > WireLimits.MaxInteger } => "A configuration's version is from 0.",
        { ConfigurationFault.Length: > WireLimits.MaxReason } => $"The reason of a configuration's refusal has at most {WireLimits.MaxReason} characters.",
        { QueueDepth: < 0 or > WireLimits.MaxInteger } => "A queue's depth is from 0.",
        { Clock.UncertaintySeconds: { } seconds } when !(seconds >= 0 && double.IsFinite(seconds)) => "An uncertainty is finite and not negative.",
        { Sensors.Count: > WireLimits.MaxSensors } => $"At most {WireLimits.MaxSensors} sensors.",
        _ when state.Sensors.Any(s => s.Sensor.Value.Length == 0 || s.Quantities.Count > MaxQuantities || s.Quantities.Any(q => q is not { Length: > 0 and <= MaxCode }))
            => "A sensor has a name, and up to 64 quantities with codes of up to 40 characters.",
        _ => null,
    };
}
