using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>The channels of a home by sensor and quantity.</summary>
internal sealed class SensorBook
{
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), Channel> channels = [];

    public SensorBook(IReadOnlyList<PlacedSensor> sensors)
    {
        Sensors = sensors;
        foreach (var sensor in sensors)
        {
            foreach (var quantity in sensor.Said)
            {
                _ = Ensure(sensor.Sensor, quantity);
            }
        }
    }

    public IReadOnlyList<PlacedSensor> Sensors { get; }

    public int Count => channels.Count;

    /// <summary>The channel; null when this home has no such sensor.</summary>
    public Channel? Find(SensorId sensor, QuantityDefinition quantity) => channels.GetValueOrDefault((sensor, quantity));

    /// <summary>The channel of a sensor that every home has.</summary>
    public Channel Of(SensorId sensor, QuantityDefinition quantity) => channels[(sensor, quantity)];

    public bool IsOnMains(SensorId sensor)
    {
        foreach (var known in Sensors)
        {
            if (known.Sensor == sensor)
            {
                return known.IsOnMains;
            }
        }

        return false;
    }

    /// <summary>The channel, made when it is new.</summary>
    public Channel Ensure(SensorId sensor, QuantityDefinition quantity)
    {
        if (!channels.TryGetValue((sensor, quantity), out var channel))
        {
            channels[(sensor, quantity)] = channel = new Channel(channels.Count, sensor, quantity);
        }

        return channel;
    }
}
