using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Dashboard.Configurations;

/// <summary>What a kit is to do, was to do, and says it does.</summary>
/// <param name="Versions">What it is to do first, then what it was to do, newest first.</param>
/// <param name="Told">The kit's last word; null when it never spoke.</param>
internal sealed record ConfigurationSight(IReadOnlyList<WantedConfiguration> Versions, ToldState? Told)
{
    /// <summary>What it is to do; null when nobody has said yet.</summary>
    public WantedConfiguration? Wanted => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>The sensors that it is to have.</summary>
    public IReadOnlyList<SensorSetup> Sensors => Wanted?.Configuration.Sensors ?? [];

    /// <summary>How far it is.</summary>
    public ConfigurationProgress Progress => Wanted is null ? ConfigurationProgress.None
        : Told?.State.ConfigurationVersion == Wanted.Configuration.Version ? ConfigurationProgress.Applied
        : Told is { State.ConfigurationFault: not null } told && told.ReceivedAt >= Wanted.MadeAt ? ConfigurationProgress.Refused
        : Told?.State.Online == true ? ConfigurationProgress.UnderWay
        : ConfigurationProgress.WaitsForKit;
}

/// <summary>How far a kit is with what it is to do.</summary>
internal enum ConfigurationProgress
{
    /// <summary>Nobody has said yet what it is to do.</summary>
    None,

    /// <summary>It does it.</summary>
    Applied,

    /// <summary>It is connected and has not said so yet.</summary>
    UnderWay,

    /// <summary>It is not connected; it does it when it comes back.</summary>
    WaitsForKit,

    /// <summary>It cannot, and does what it did before.</summary>
    Refused,
}
