using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>A place that should not become too warm. Stamps are in microseconds. One caller at a time.</summary>
internal sealed class WarmthWatch(TemperatureLimit limit)
{
    /// <summary>So long it must be above: a minute, by readings or by there being none that says otherwise. Steam from a pot is shorter.</summary>
    public const long Hold = 60_000_000;

    /// <summary>It is over when it is so much below the limit: 2 degrees, so that a place at its limit does not sound again and again.</summary>
    public const double Back = 2;

    /// <summary>How long it sounds: 5 minutes. A resident who is not there is not helped by more, and one who is there in a heat wave neither.</summary>
    public const long Sounds = 300_000_000;

    private long? aboveSince;
    private long? warmSince;

    /// <summary>Which sensor.</summary>
    public SensorId Sensor => limit.Sensor;

    /// <summary>Whether the buzzer is to sound.</summary>
    public bool IsSounding(long now) => warmSince is { } since && now - since < Sounds;

    /// <summary>The last reading; null when there was none.</summary>
    public Reading? Latest { get; private set; }

    /// <summary>Takes a temperature in degrees Celsius.</summary>
    /// <returns>Whether it has become too warm with this reading.</returns>
    public bool Take(Reading reading, long now)
    {
        var celsius = reading.Value.Number;
        Latest = reading;
        aboveSince = celsius > limit.Above ? aboveSince ?? reading.Stamp : null;
        warmSince = celsius <= limit.Above - Back ? null : warmSince;
        return Advance(now);
    }

    /// <summary>Time passes.</summary>
    /// <returns>Whether it has become too warm now.</returns>
    public bool Advance(long now)
    {
        if (warmSince is null && aboveSince is { } since && now - since >= Hold)
        {
            warmSince = now;
            return true;
        }

        return false;
    }
}
