using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>Which sensors are followed, and where each stands.</summary>
internal sealed partial class SensorSilenceDetector
{
    private SensorMemory? Find(SensorId sensor, SensorClass kind, RoomId? room, long minute)
    {
        var isSeer = kind != SensorClass.Reporter;
        if (known.TryGetValue(sensor, out var memory))
        {
            if (isSeer && memory.Seer is null && (seers.Count < MostSeers || DropOneGone(seers, minute)))
            {
                MakeSeer(memory, kind, room, minute);
            }
            else if (isSeer && memory.Seer is not null && minute >= memory.SpokeAt)
            {
                Place(memory, kind, room, minute);
            }

            return memory;
        }

        if ((isSeer && seers.Count == MostSeers && !DropOneGone(seers, minute)) || (state.Sensors.Count == MostSensors && !DropOneGone(state.Sensors, minute)))
        {
            return null;
        }

        memory = new SensorMemory { Name = sensor.Value, Class = kind };
        state.Sensors.Add(memory);
        known.Add(sensor, memory);
        if (isSeer)
        {
            MakeSeer(memory, kind, room, minute);
        }

        return memory;
    }

    private void MakeSeer(SensorMemory memory, SensorClass kind, RoomId? room, long minute)
    {
        if (state.Ways.Length == 0)
        {
            state.Ways = new byte[WaysLength];
        }

        memory.Seer = seers.Count;
        seers.Add(memory);
        memory.Begin(kind, room, minute);
    }

    /// <summary>Follows a sensor to another room, or to another kind of room. One that gives several quantities is no other for it: what a radar calls motion is of another kind than its presence.</summary>
    private void Place(SensorMemory memory, SensorClass kind, RoomId? room, long minute)
    {
        var isOtherKind = kind != memory.Class && kind != SensorClass.Touched && memory.Class != SensorClass.Touched;
        if (isOtherKind || (memory.Room is { } before && room is { } now && before != now.Value))
        {
            WayTable.Clear(state.Ways, memory.Seer!.Value);
            state.Crossings = [];
            (state.Last, state.Before) = (null, null);
            memory.Begin(kind, room, minute);
        }
        else
        {
            memory.Room ??= room?.Value;
        }
    }

    /// <summary>Forgets the sensor that was not heard for longest, if that is long enough; whether it did.</summary>
    private bool DropOneGone(List<SensorMemory> among, long minute)
    {
        var gone = among[0];
        for (var i = 1; i < among.Count; i++)
        {
            gone = HeardAt(among[i]) < HeardAt(gone) ? among[i] : gone;
        }

        if (minute - Math.Max(HeardAt(gone), state.From) < GoneFor)
        {
            return false;
        }

        state.Sensors.Remove(gone);
        known.Remove(SensorId.Parse(gone.Name));
        if (gone.Seer is { } place)
        {
            // The last of the places moves into the free one.
            var last = seers.Count - 1;
            (seers[place], seers[last].Seer) = (seers[last], place);
            seers.RemoveAt(last);
            WayTable.Move(state.Ways, last, place);
            state.Crossings = [];
            (state.Last, state.Before) = (null, null);
        }

        return true;
    }
}
