using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>How what was measured without the time gets its date. All within a transaction.</summary>
internal sealed partial class KitOutbox
{
    private const string Undated = "SELECT boot, stamp FROM waiting WHERE at IS NULL UNION ALL SELECT boot, stamp FROM owed WHERE reserved IS NOT NULL";

    /// <summary>How the stamps of this start of the machine become instants, for a boot that does not know the time, and for one after a loss of power.</summary>
    private void KeepAnchor(KitTime time, long now)
    {
        var anchor = new ClockAnchor(now, time.At(now), time.Quality.UncertaintySeconds ?? 0);
        file!.Execute("INSERT OR REPLACE INTO machine VALUES ($1, $2, $3, $4)", machineStart, anchor.Stamp, anchor.At.Microseconds, anchor.UncertaintySeconds);
        figures.Anchor = anchor;
        figures.KnownAt = anchor.At;
    }

    private ClockAnchor? AnchorOf(string machine) => file!.Rows(
        "SELECT stamp, at, uncertainty FROM machine WHERE start = $1", row => new ClockAnchor(row.GetInt64(0), new Instant(row.GetInt64(1)), row.GetDouble(2)), machine) is [var anchor] ? anchor : null;

    /// <summary>The time is known: what this start of the machine measured has its date, and so has what an earlier one measured that knew the time at some moment; of one that never did, if that can be said closely enough.</summary>
    private void DateUndated(KitTime time, long now)
    {
        if (file!.Number($"SELECT 1 FROM ({Undated}) LIMIT 1") is null)
        {
            return;
        }

        var known = figures.KnownAt;
        foreach (var (machine, last) in file.Rows(
            $"SELECT boot.machine, max(undated.stamp) FROM ({Undated}) AS undated JOIN boot ON boot.number = undated.boot GROUP BY boot.machine ORDER BY min(undated.boot)",
            row => (row.GetString(0), row.GetInt64(1))))
        {
            if (TimeOf(machine, last, known, time) is not { } timeAt)
            {
                LoseWaiting(machine);
                GiveUpOwed(machine);
                continue;
            }

            DateWaiting(machine, timeAt);
            DateOwed(machine, timeAt, time.At(now));
            var until = timeAt(last).At(last);
            known = known is { } from ? Instant.Max(from, until) : until;
        }
    }

    /// <summary>How the stamps of a start of the machine are dated; null when nothing can.</summary>
    /// <param name="machine">That start.</param>
    /// <param name="last">The last of its stamps.</param>
    /// <param name="known">The latest instant before it at which the kit knew the time, or can tell it.</param>
    /// <param name="time">What is known now, of this start of the machine.</param>
    private Func<long, KitTime>? TimeOf(string machine, long last, Instant? known, KitTime time)
    {
        if (machine == machineStart)
        {
            return _ => time;
        }

        if (AnchorOf(machine) is { } anchor)
        {
            return anchor.TimeAt;
        }

        // That machine was switched on after the kit last knew the time, and was off again before this one was switched on.
        var slack = known is { } from ? time.At(0) - from - TimeSpan.FromMicroseconds(last) : TimeSpan.MaxValue;
        if (slack < TimeSpan.Zero || slack / 2 > options.WidestBound)
        {
            return null;
        }

        var start = known!.Value + (slack / 2);
        var uncertainty = Math.Round((slack / 2).TotalSeconds + (time.Quality.UncertaintySeconds ?? 0), 3);
        return _ => new KitTime(new ClockQuality(ClockState.Holdover, uncertainty), start.Microseconds);
    }

    private void DateWaiting(string machine, Func<long, KitTime> timeAt)
    {
        var undated = file!.Rows(
            "SELECT id, stamp, sensor, quantity FROM waiting WHERE at IS NULL AND boot IN (SELECT number FROM boot WHERE machine = $1) ORDER BY id",
            row => (Id: row.GetInt64(0), Stamp: row.GetInt64(1), Sensor: SensorId.Parse(row.GetString(2)), Quantity: Quantities.Find(row.GetString(3))),
            machine);
        foreach (var (id, stamp, sensor, quantity) in undated)
        {
            var time = timeAt(stamp);
            var at = quantity is null ? time.At(stamp) : used.Free(sensor, quantity, time.At(stamp));
            file.Execute("UPDATE waiting SET at = $1, clock = $2, uncertainty = $3 WHERE id = $4", at.Microseconds, (long)time.Quality.State, time.Quality.UncertaintySeconds, id);
        }
    }

    private void LoseWaiting(string machine)
    {
        var count = file!.Execute("DELETE FROM waiting WHERE at IS NULL AND boot IN (SELECT number FROM boot WHERE machine = $1)", machine);
        figures.Waiting -= count;
        LoseReadings(count, "measured before a loss of power by a kit that did not know the time");
    }
}
