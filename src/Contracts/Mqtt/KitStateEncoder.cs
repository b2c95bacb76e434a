using System.Text.Json;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Writes the JSON of topic <c>state</c>.</summary>
public static class KitStateEncoder
{
    /// <summary>The bytes of a state.</summary>
    /// <exception cref="ArgumentException">The state breaks a limit of the wire: numbers not negative, at most 256 sensors.</exception>
    public static byte[] Encode(KitState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (KitStateRules.FindFault(state) is { } fault)
        {
            throw new ArgumentException(fault, nameof(state));
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new KitStateDocument
            {
                Online = state.Online,
                Agent = state.AgentVersion,
                Boot = state.Boot,
                Sensors = state.Sensors.Count == 0 ? null : [.. state.Sensors.Select(s => new KitSensorDocument { Name = s.Sensor.Value, Quantities = [.. s.Quantities] })],
                Configuration = state.ConfigurationVersion,
                ConfigurationFault = state.ConfigurationFault,
                Queue = state.QueueDepth,
                Clock = PackRecordText.ToText(state.Clock.State),
                ClockUncertainty = state.Clock.UncertaintySeconds,
            },
            KitStateJson.Default.KitStateDocument);
    }
}
