using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Activities;

/// <summary>
/// What the things in a home say of what somebody is doing, minute by minute, from what has happened so far. Things are known by their sensor's name, <c>&lt;room&gt;-&lt;thing&gt;</c>, so that a model of one home means something in
/// another. O(1) an event; a row is asked for when it is wanted.
/// </summary>
internal sealed class ActivityFeatures(ActivityState state)
{
    private const double Longest = 600;

    /// <summary>The things that are known; whatever else speaks is the last.</summary>
    public static IReadOnlyList<string> Things { get; } =
        ["seat", "basin", "fridge", "toilet", "cupboard", "maindoor", "microwave", "cabinet", "bed", "shower", "toaster", "cooktop", "door-living", "door-kitchen", "door-bedroom", "other"];

    private static readonly string[] Rooms = ["bathroom", "kitchen", "living", "bedroom", "entrance", "other"];

    /// <summary>Names of the features, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Things.Select(thing => thing + " on"), .. Things.Select(thing => thing + " since"), .. Things.Select(thing => thing + " last"), .. Rooms.Select(room => "in " + room),
        "room since", "any since", "things on", "hour", "hour-sine", "hour-cosine",
    ];

    public ActivityState State => state;

    /// <summary>A sensor has spoken: on, or off.</summary>
    public void Observe(SensorId sensor, bool isOn, DateTime local)
    {
        var (room, thing) = Places(sensor);
        var now = MinutesOf(local);
        state.On[thing] = isOn;
        state.LastAt[thing] = Math.Max(now, state.LastAt[thing] ?? now);
        state.AnyAt = Math.Max(now, state.AnyAt ?? now);
        state.LastThing = thing;
        if (state.Room != room)
        {
            (state.Room, state.RoomSince) = (room, now);
        }
    }

    /// <summary>The row at a local time that is not before the last event.</summary>
    public float[] RowAt(DateTime local)
    {
        var now = MinutesOf(local);
        var row = new float[Names.Count];
        var on = 0;
        for (var thing = 0; thing < Things.Count; thing++)
        {
            on += state.On[thing] ? 1 : 0;
            row[thing] = state.On[thing] ? 1 : 0;
            row[Things.Count + thing] = Since(state.LastAt[thing], now);
        }

        if (state.LastThing is { } last)
        {
            row[(2 * Things.Count) + last] = 1;
        }

        if (state.Room is { } room)
        {
            row[(3 * Things.Count) + room] = 1;
        }

        var at = (3 * Things.Count) + Rooms.Length;
        var hour = local.TimeOfDay.TotalHours;
        row[at] = Since(state.RoomSince, now);
        row[at + 1] = Since(state.AnyAt, now);
        row[at + 2] = on;
        row[at + 3] = (float)hour;
        row[at + 4] = (float)Math.Sin(hour / 24 * 2 * Math.PI);
        row[at + 5] = (float)Math.Cos(hour / 24 * 2 * Math.PI);
        return row;
    }

    private static double MinutesOf(DateTime local) => local.Ticks / (double)TimeSpan.TicksPerMinute;

    private static float Since(double? then, double now) => (float)Math.Log(1 + Math.Clamp(now - (then ?? double.MinValue), 0, Longest));

    private static (int Room, int Thing) Places(SensorId sensor)
    {
        var dash = sensor.Value.IndexOf('-', StringComparison.Ordinal);
        var room = dash < 0 ? sensor.Value : sensor.Value[..dash];
        var thing = dash < 0 ? sensor.Value : sensor.Value[(dash + 1)..];
        return (IndexOf(Rooms, room), IndexOf(Things, thing == "door" ? $"door-{room}" : thing));
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count - 1; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return names.Count - 1;
    }
}
