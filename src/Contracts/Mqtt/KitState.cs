using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>What a kit says of itself on topic <c>state</c>, retained: the birth message when it connects or changes, the last will when the link breaks.</summary>
/// <remarks>Everything but <see cref="Online"/> may be missing; the last will usually says no more than that and the boot.</remarks>
public sealed record KitState
{
    /// <summary>Whether the kit is there; false in the last will.</summary>
    public required bool Online { get; init; }

    /// <summary>Version of the agent; null when not said.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>The kit's boot number, from 1; null when not said.</summary>
    public long? Boot { get; init; }

    /// <summary>The sensors that the kit knows; may be empty.</summary>
    public IReadOnlyList<KitSensor> Sensors { get; init; } = [];

    /// <summary>Version of the configuration that the kit has applied; null when it has none.</summary>
    public long? ConfigurationVersion { get; init; }

    /// <summary>Why the configuration that was sent last is not in force, in the kit's words; null when it is, or when none came.</summary>
    public string? ConfigurationFault { get; init; }

    /// <summary>Packs in the kit's outbox; null when not said.</summary>
    public long? QueueDepth { get; init; }

    /// <summary>The kit's clock.</summary>
    public ClockQuality Clock { get; init; }
}
