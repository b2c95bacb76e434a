using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Reads the JSON of topic <c>state</c>. Bad input is <c>false</c>, never an exception. Unknown members are passed over, as later agents may add some.</summary>
public static class KitStateDecoder
{
    /// <summary>Reads one payload; an empty one, which clears the retained message, is no state.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out KitState? state)
    {
        state = null;
        if (payload.Length is 0 or > WireLimits.MaxMessageBytes)
        {
            return false;
        }

        try
        {
            return JsonSerializer.Deserialize(payload, KitStateJson.Default.KitStateDocument) is { } document && TryRead(document, out state);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON of this form, or text that is no Unicode.
            return false;
        }
    }

    private static bool TryRead(KitStateDocument document, [NotNullWhen(true)] out KitState? state)
    {
        state = null;
        var clock = ClockState.Unknown;
        if (document.Online is not { } online || (document.Clock is { } text && !PackRecordText.TryParseClock(text, out clock)))
        {
            return false;
        }

        var sensors = new List<KitSensor>();
        foreach (var sensor in document.Sensors ?? [])
        {
            if (!SensorId.TryParse(sensor?.Name, out var id))
            {
                return false;
            }

            sensors.Add(new KitSensor(id, sensor.Quantities ?? []));
        }

        var read = new KitState
        {
            Online = online,
            AgentVersion = document.Agent,
            Boot = document.Boot,
            Sensors = sensors,
            ConfigurationVersion = document.Configuration,
            ConfigurationFault = document.ConfigurationFault,
            QueueDepth = document.Queue,
            Clock = new ClockQuality(clock, document.ClockUncertainty),
        };
        state = KitStateRules.FindFault(read) is null ? read : null;
        return state is not null;
    }
}
