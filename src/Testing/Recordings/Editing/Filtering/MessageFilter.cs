using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Recordings.Editing.Filtering;

/// <summary>
/// What of a recording is kept. A member that is empty lets everything through; several members must all agree. Sensors and quantities choose observations: the packs around them keep their number, head and
/// seal, so that order and heartbeats stay whole.
/// </summary>
public sealed record MessageFilter
{
    /// <summary>Everything.</summary>
    public static readonly MessageFilter Everything = new();

    /// <summary>Homes, by the manifest's placements of kits.</summary>
    public IReadOnlySet<HomeId> Homes { get; init; } = new HashSet<HomeId>();

    /// <summary>Kits.</summary>
    public IReadOnlySet<KitId> Kits { get; init; } = new HashSet<KitId>();

    /// <summary>Sensors, by their names within any kit.</summary>
    public IReadOnlySet<SensorId> Sensors { get; init; } = new HashSet<SensorId>();

    /// <summary>Quantities.</summary>
    public IReadOnlySet<QuantityDefinition> Quantities { get; init; } = new HashSet<QuantityDefinition>();

    /// <summary>Channels: <c>obs</c>, <c>evt</c>, <c>tick</c>, <c>state</c>.</summary>
    public IReadOnlySet<string> Channels { get; init; } = new HashSet<string>();

    /// <summary>The channels that a recording can hold.</summary>
    public static IReadOnlyList<string> AllChannels { get; } = [Topics.Obs, Topics.Evt, Topics.Tick, Topics.State];

    /// <summary>Whether observations are left out of packs, so that packs are encoded again.</summary>
    public bool ChoosesObservations => Sensors.Count + Quantities.Count > 0;

    /// <summary>Whether nothing is left out.</summary>
    public bool KeepsEverything => !ChoosesObservations && Homes.Count + Kits.Count + Channels.Count == 0;

    /// <summary>Whether a home is kept.</summary>
    public bool Keeps(HomeId home) => Homes.Count == 0 || Homes.Contains(home);

    /// <summary>Whether a kit is kept.</summary>
    public bool Keeps(KitId kit) => Kits.Count == 0 || Kits.Contains(kit);

    /// <summary>Whether a sensor is kept.</summary>
    public bool Keeps(SensorId sensor) => Sensors.Count == 0 || Sensors.Contains(sensor);

    /// <summary>Whether a quantity is kept.</summary>
    public bool Keeps(QuantityDefinition quantity) => Quantities.Count == 0 || Quantities.Contains(quantity);

    /// <summary>Whether a channel is kept.</summary>
    public bool KeepsChannel(string channel) => Channels.Count == 0 || Channels.Contains(channel);

    /// <summary>What is kept, as words for a provenance; empty when everything is.</summary>
    public override string ToString()
    {
        (string Name, IEnumerable<string> Values)[] parts =
        [
            ("homes", Homes.Select(home => home.Value)),
            ("kits", Kits.Select(kit => kit.Value)),
            ("sensors", Sensors.Select(sensor => sensor.Value)),
            ("quantities", Quantities.Select(quantity => quantity.Code)),
            ("channels", Channels),
        ];
        return string.Join(", ", parts.Where(part => part.Values.Any()).Select(part => $"{part.Name} {string.Join(" ", part.Values.Order(StringComparer.Ordinal))}"));
    }
}
