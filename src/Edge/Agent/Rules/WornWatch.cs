using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>Watches the acceleration of whoever wears a sensor for falls. Nothing is allocated a sample. One caller at a time.</summary>
internal sealed class WornWatch(SensorId sensor, FallDetector detector)
{
    private const double StandardGravity = 9.80665;

    /// <summary>A sample from later than this after now is of no clock of ours, in microseconds: it would make all that follow look old.</summary>
    private const long Ahead = 1_000_000;

    /// <summary>Which sensor.</summary>
    public SensorId Sensor => sensor;

    /// <summary>Takes a sample in g; what is none is passed by.</summary>
    public void Take(long stamp, double x, double y, double z, long now)
    {
        if (stamp >= 0 && stamp - now <= Ahead)
        {
            detector.Push(stamp, x * StandardGravity, y * StandardGravity, z * StandardGravity);
        }
    }

    /// <summary>Time passes, whether samples come or not.</summary>
    public void Advance(long now) => detector.Advance(now);

    /// <summary>The resident says that all is well: the next knock is looked at anew.</summary>
    public void Cancel(long now) => detector.Cancel(now);

    /// <summary>What there is to say, oldest first.</summary>
    public bool TryTake(out FallChange change) => detector.TryTake(out change);
}
