using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>
/// Floors on which sensors see somebody. A radar sees ghosts for some seconds, so that nobody is asked before <see cref="Held"/>, as the server does; and where another sensor sees movement meanwhile, somebody is up, or a
/// ghost is there: the kit does not know the rooms, the server does and decides. Stamps are in microseconds. One caller at a time.
/// </summary>
internal sealed class FloorWatch
{
    /// <summary>So long somebody must be seen before the kit asks: 60 s, <c>Analytics:Falls:Held</c> of the server.</summary>
    public const long Held = 60_000_000;

    /// <summary>Movement so soon after may be that of the fall or of the way to it: 10 s, <c>Analytics:Falls:OnTheWay</c>.</summary>
    private const long OnTheWay = 10_000_000;

    /// <summary>Sensors at most; more than a home has.</summary>
    private const int Most = 16;

    private readonly List<Floor> floors = [];

    /// <summary>A sensor sees somebody on the floor; said again it changes nothing.</summary>
    public void Begin(SensorId sensor, long at)
    {
        if (floors.Count < Most && !floors.Exists(floor => floor.Sensor == sensor))
        {
            floors.Add(new() { Sensor = sensor, Since = at });
        }
    }

    /// <summary>A sensor sees nobody there any more, or is not to be believed.</summary>
    public void End(SensorId sensor) => floors.RemoveAll(floor => floor.Sensor == sensor);

    /// <summary>A sensor has seen movement.</summary>
    public void Move(SensorId sensor, long at)
    {
        foreach (var floor in floors)
        {
            if (floor.Sensor != sensor && at - floor.Since > OnTheWay)
            {
                floor.IsDone = true;
            }
        }
    }

    /// <summary>Sensors that have seen somebody for less than a minute and take part in a question that is being asked; they ask none themselves.</summary>
    public IEnumerable<SensorId> Join(long now)
    {
        foreach (var floor in floors)
        {
            if (!floor.IsDone && now - floor.Since <= Held)
            {
                floor.IsDone = true;
                yield return floor.Sensor;
            }
        }
    }

    /// <summary>The next sensor by which the resident is to be asked, once each.</summary>
    public bool TryTake(long now, out SensorId sensor, out long since)
    {
        foreach (var floor in floors)
        {
            if (!floor.IsDone && now - floor.Since >= Held)
            {
                floor.IsDone = true;
                (sensor, since) = (floor.Sensor, floor.Since);
                return true;
            }
        }

        (sensor, since) = (default, 0);
        return false;
    }

    private sealed class Floor
    {
        public required SensorId Sensor { get; init; }

        public required long Since { get; init; }

        /// <summary>Whether it asks no more until nobody has been seen there.</summary>
        public bool IsDone { get; set; }
    }
}
