using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>
/// Weighs what sensors of different kinds say of falls. One source suspects; a second one within a minute, or somebody who stays on the floor where they can be while nothing moves elsewhere, confirms; movement elsewhere in the home of somebody who lives
/// alone cancels. A floor seen for less than a minute is told only where the sensor has seen the fall itself. Times are those of the observations; nothing is allocated where nothing happens. One caller at a time.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="seenUntil">Up to when, before a time, a sensor is known to see what it says.</param>
/// <param name="canBeThere">Whether other sensors bear out that somebody can lie where a sensor sees somebody since a time; else nothing but a second source confirms it.</param>
internal sealed class FallEvidence(FallOptions options, Func<SensorId, Instant, Instant> seenUntil, Func<SensorId, Instant, bool> canBeThere)
{
    /// <summary>Of each list at most; more sensors than a home has.</summary>
    private const int Most = 16;

    private readonly List<FloorSight> floors = [];
    private readonly List<(SensorId Sensor, Instant Start)> worn = [];

    /// <summary>For saving.</summary>
    public IReadOnlyList<FloorSight> Floors => floors;

    /// <summary>Falls of worn sensors of the last minutes, for saving.</summary>
    public IReadOnlyList<(SensorId Sensor, Instant Start)> Worn => worn;

    public void Restore(FloorSight floor) => floors.Add(floor);

    public void Restore(SensorId sensor, Instant start) => worn.Add((sensor, start));

    /// <summary>A worn sensor, or its kit, suspects or confirms a fall.</summary>
    public void OnWorn(SensorId sensor, Instant start, Instant at, ICollection<FallNews> news)
    {
        worn.RemoveAll(fall => at - fall.Start > 2 * options.Together);
        if (worn.Contains((sensor, start)))
        {
            return;
        }

        MakeRoom(worn);
        worn.Add((sensor, start));
        for (var i = 0; i < floors.Count; i++)
        {
            if (floors[i] is { Stage: FloorStage.Seen or FloorStage.Suspected } floor && IsTogether(floor.Since, start))
            {
                Join(floor, sensor, start, at, news);
            }
        }
    }

    /// <summary>A sensor of a room sees somebody on the floor.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="at">Since when.</param>
    /// <param name="isFall">Whether it has seen the fall itself: told at once.</param>
    /// <param name="isTold">Whether its suspicion is told already.</param>
    /// <param name="news">What is to be said is added.</param>
    public void OnFloor(SensorId sensor, Instant at, bool isFall, bool isTold, ICollection<FallNews> news)
    {
        var floor = Find(sensor);
        var isState = !isTold || floor is { IsState: true };
        if (isTold && floor is not null && IsPast(floor, at))
        {
            // What is told already names the episode.
            floors.Remove(floor);
            floor = null;
        }

        if (floor is null)
        {
            MakeRoom(floors);
            floors.Add(floor = new() { Sensor = sensor, Since = at });
        }

        floor.IsState = isState;

        if (floor.Stage != FloorStage.Seen)
        {
            return;
        }

        for (var i = 0; i < worn.Count; i++)
        {
            if (IsTogether(worn[i].Start, floor.Since))
            {
                Join(floor, worn[i].Sensor, worn[i].Start, at, news, isTold);
                return;
            }
        }

        if (isTold)
        {
            floor.Stage = FloorStage.Suspected;
        }
        else if (isFall)
        {
            Suspect(floor, at, news);
        }

        Agree(floor, at, news);
    }

    /// <summary>A sensor of a room sees nobody on the floor any more.</summary>
    public void OffFloor(SensorId sensor, Instant at, ICollection<FallNews> news)
    {
        if (Find(sensor) is not { } floor)
        {
            return;
        }

        Follow(floor, at, news);
        if (floor.Stage == FloorStage.Suspected)
        {
            Say(floor, AlertDevelopments.Cancelled, AlertDevelopments.OffFloor, at, null, news);
        }

        floors.Remove(floor);
    }

    /// <summary>A sensor of a room has fallen silent: what it said stays said, and it says no more.</summary>
    public void Lose(SensorId sensor) => floors.RemoveAll(floor => floor.Sensor == sensor);

    /// <summary>The kit was silent before <paramref name="at"/>: who was on a floor before that may be up, so that each floor must be said again. What was told stays told.</summary>
    public void OnGap(Instant at) => floors.RemoveAll(floor => at - floor.Since > options.Together);

    /// <summary>The kit confirms what a sensor of a room suspects; it tells so itself.</summary>
    public void OnConfirmed(SensorId sensor, Instant at)
    {
        if (Find(sensor) is { Stage: FloorStage.Seen or FloorStage.Suspected } floor && at >= floor.Since)
        {
            floor.Stage = FloorStage.Confirmed;
        }
    }

    /// <summary>Somebody who lives alone has moved outside a room, or walks.</summary>
    /// <param name="isElsewhere">Whether it was outside the room of a sensor.</param>
    /// <param name="at">When.</param>
    /// <param name="news">What is to be said is added.</param>
    public void OnMovement(Func<SensorId, bool> isElsewhere, Instant at, ICollection<FallNews> news)
    {
        foreach (var floor in floors)
        {
            if (floor.Stage is FloorStage.Seen or FloorStage.Suspected or FloorStage.Dismissed && at - floor.Since > options.OnTheWay && isElsewhere(floor.Sensor))
            {
                Follow(floor, at, news);
                if (floor.Stage == FloorStage.Suspected)
                {
                    Say(floor, AlertDevelopments.Cancelled, AlertDevelopments.Elsewhere, at, null, news);
                }

                if (floor.Stage != FloorStage.Confirmed)
                {
                    floor.Stage = FloorStage.Dismissed;
                    floor.Elsewhere = Instant.Max(at, floor.Elsewhere ?? at);
                }
            }
        }
    }

    /// <summary>Whether anybody is seen on a floor.</summary>
    public bool IsWatching => floors.Count > 0;

    /// <summary>Says that the kit's packs have reached a time.</summary>
    public void Advance(Instant at, ICollection<FallNews> news)
    {
        for (var i = 0; i < floors.Count; i++)
        {
            Follow(floors[i], at, news);
        }
    }

    /// <summary>Whether a fall that a sensor tells of at a time is another than the one it is known to see.</summary>
    private bool IsPast(FloorSight floor, Instant at) => floor.Stage switch
    {
        FloorStage.Seen => true,
        FloorStage.Suspected => !floor.IsState && !IsTogether(floor.Since, at),
        _ => floor.Since != at,
    };

    private bool IsTogether(Instant one, Instant other) => (one - other).Duration() <= options.Together;

    private static void MakeRoom<T>(List<T> list)
    {
        if (list.Count == Most)
        {
            list.RemoveAt(0);
        }
    }

    /// <summary>What the time that a floor has been seen says by itself, up to a moment.</summary>
    private void Follow(FloorSight floor, Instant until, ICollection<FallNews> news)
    {
        var at = seenUntil(floor.Sensor, until);
        if (floor is { Stage: FloorStage.Dismissed, IsState: true, Elsewhere: { } elsewhere } && at - elsewhere >= options.Quiet)
        {
            // Whoever moved elsewhere lives alone and is not seen to have come back: what stays on this floor may be nobody.
            (floor.Stage, floor.Since, floor.Elsewhere, floor.IsDoubtful) = (FloorStage.Seen, elsewhere, null, true);
        }

        if (floor.Stage == FloorStage.Seen && at - floor.Since >= options.Held)
        {
            floor.IsDoubtful = floor.IsDoubtful || !canBeThere(floor.Sensor, floor.Since);
            Suspect(floor, floor.Since + options.Held, news);
        }

        if (floor is { Stage: FloorStage.Suspected, IsState: true, IsDoubtful: false } && at - floor.Since >= options.Confirmed)
        {
            Say(floor, AlertDevelopments.Confirmed, AlertDevelopments.OnFloor, floor.Since + options.Confirmed, null, news);
            floor.Stage = FloorStage.Confirmed;
        }
    }

    private static void Suspect(FloorSight floor, Instant at, ICollection<FallNews> news)
    {
        floor.Stage = FloorStage.Suspected;
        news.Add(new(floor.Sensor, false, floor.Since, null, null, at, null));
    }

    /// <summary>The worn sensor's alert is confirmed; where the floor's own was told, it says where to look.</summary>
    private static void Join(FloorSight floor, SensorId sensor, Instant start, Instant at, ICollection<FallNews> news, bool isTold = false)
    {
        news.Add(new(sensor, true, start, AlertDevelopments.Confirmed, AlertDevelopments.SecondSource, at, floor.Sensor));
        if (isTold || floor.Stage == FloorStage.Suspected)
        {
            Say(floor, AlertDevelopments.Joined, AlertDevelopments.WornSensor, at, sensor, news);
        }

        floor.Stage = FloorStage.Joined;
    }

    /// <summary>Two sensors of rooms see somebody on the floor: the one that was told first, else first, is confirmed, and the other says no more.</summary>
    private void Agree(FloorSight floor, Instant at, ICollection<FallNews> news)
    {
        foreach (var other in floors)
        {
            if (other != floor && other.Stage is FloorStage.Seen or FloorStage.Suspected && other.Sensor != floor.Sensor && IsTogether(other.Since, floor.Since))
            {
                if (other.Stage == FloorStage.Seen)
                {
                    Suspect(other, at, news);
                }

                Say(other, AlertDevelopments.Confirmed, AlertDevelopments.SecondSource, at, floor.Sensor, news);
                other.Stage = FloorStage.Confirmed;
                if (floor.Stage == FloorStage.Suspected)
                {
                    Say(floor, AlertDevelopments.Confirmed, AlertDevelopments.SecondSource, at, other.Sensor, news);
                }

                floor.Stage = FloorStage.Joined;
                return;
            }
        }
    }

    private static void Say(FloorSight floor, string kind, string reason, Instant at, SensorId? other, ICollection<FallNews> news) =>
        news.Add(new(floor.Sensor, false, floor.Since, kind, reason, at, other));

    private FloorSight? Find(SensorId sensor)
    {
        foreach (var floor in floors)
        {
            if (floor.Sensor == sensor)
            {
                return floor;
            }
        }

        return null;
    }
}
