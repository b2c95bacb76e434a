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
    private bool isToBeTold;

    /// <summary>Which limit.</summary>
    public TemperatureLimit Limit => limit;

    /// <summary>Which sensor.</summary>
    public SensorId Sensor => limit.Sensor;

    /// <summary>Whether the buzzer is to sound.</summary>
    public bool IsSounding(long now) => warmSince is { } since && now - since < Sounds;

    /// <summary>Takes a temperature in degrees Celsius.</summary>
    /// <returns>Whether this is the first reading since it has become too warm, with it or by the time that passed: it cannot wait.</returns>
    public bool Take(Reading reading, long now)
    {
        var celsius = reading.Value.Number;
        aboveSince = celsius > limit.Above ? aboveSince ?? reading.Stamp : null;
        warmSince = celsius <= limit.Above - Back ? null : warmSince;
        Advance(now);
        var isTold = isToBeTold && warmSince is not null;
        isToBeTold = false;
        return isTold;
    }

    /// <summary>Time passes. What was read before has been told; what has become too warm meanwhile is told with the next reading.</summary>
    public void Advance(long now)
    {
        if (warmSince is null && aboveSince is { } since && now - since >= Hold)
        {
            (warmSince, isToBeTold) = (now, true);
        }
    }
}
