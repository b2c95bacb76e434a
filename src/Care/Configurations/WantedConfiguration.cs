using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Configurations;

/// <summary>What a kit is to do.</summary>
/// <param name="Kit">Which kit.</param>
/// <param name="Configuration">With its version.</param>
/// <param name="MadeAt">Since when.</param>
/// <param name="MadeBy">Who said so.</param>
public sealed record WantedConfiguration(KitId Kit, KitConfiguration Configuration, Instant MadeAt, string MadeBy);

/// <summary>Kits that were told something, and up to which change that is.</summary>
/// <param name="Kits">Each once.</param>
/// <param name="Upto">For the next call.</param>
public sealed record ChangedConfigurations(IReadOnlyList<KitId> Kits, long Upto);

/// <summary>What became of a change.</summary>
public enum ConfigurationChange
{
    /// <summary>There is a new version.</summary>
    Done,

    /// <summary>It says what was wanted already.</summary>
    AlreadySo,

    /// <summary>The change was given up: what it was for is not there.</summary>
    GivenUp,

    /// <summary>Nobody knows the kit, or it is retired.</summary>
    NoSuchKit,
}
