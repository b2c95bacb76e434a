using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>
/// Silence of single sensors of one kit. A sensor that sees people is held against the others: of each way that somebody takes from sensor to sensor it is known how often this one speaks on the way, and each way without it adds
/// minus the logarithm of the chance that a working one misses it. Nobody at home, asleep or out, takes no ways, and then nothing is missed. It is told when more is missed than
/// <see cref="Factor"/> times the most that this sensor ever missed while it worked (fading), and than the prior of its kind. A sensor that reports by itself is held against its own longest gap.
/// One look-up and at most <see cref="MostSeers"/> steps an observation, no allocation once a sensor is known.
/// </summary>
internal sealed partial class SensorSilenceDetector(SensorSilenceOptions options, SensorSilenceState state)
{
    /// <summary>More sensors than these are not followed.</summary>
    public const int MostSensors = 32;

    /// <inheritdoc cref="MostSensors"/>
    public const int MostSeers = 16;

    /// <summary>Length of <see cref="SensorSilenceState.Ways"/>.</summary>
    public const int WaysLength = MostSeers * MostSeers * 2;

    /// <summary>So many times what was usual is too much.</summary>
    public const double Factor = 1.5;

    /// <summary>Somebody who takes longer from one sensor to the next was elsewhere meanwhile.</summary>
    private const long LongestWay = 30 * 60;

    /// <summary>What was usual fades by this a day: to a half in five weeks.</summary>
    private const double Fading = 0.98;

    /// <summary>So long the ways of a sensor in its place are only learned: it has just been proven by the walk test. In minutes.</summary>
    private const long LearnsFor = 2 * 24 * 60;

    /// <summary>Reports of a reporter before its gaps are known.</summary>
    private const int EnoughReports = 50;

    /// <summary>A reporter is silent for too long after so many times its longest gap, never before <see cref="LeastReportGap"/>: three missed reports are a bad link, a fourth is none.</summary>
    private const double ReportGaps = 4;
    private const double LeastReportGap = 6 * 60;

    /// <summary>What is touched so seldom on a way is not missed on it: otherwise a great many ways would add up to a silence that says nothing.</summary>
    private const double LeastShare = 0.01;

    /// <summary>What is touched is not told before this, in minutes: somebody who moves about for hours without sitting down in the chair is no fault of the chair.</summary>
    private const double LeastTouched = 12 * 60;

    /// <summary>A sensor that was not heard for so long gives its place to another when there are no more. In minutes.</summary>
    private const long GoneFor = 30 * 24 * 60;

    private readonly Dictionary<SensorId, SensorMemory> known = state.Sensors.ToDictionary(sensor => SensorId.Parse(sensor.Name));
    private readonly List<SensorMemory> seers = [.. state.Sensors.Where(sensor => sensor.Seer is not null).OrderBy(sensor => sensor.Seer)];

    public SensorSilenceState State => state;

    /// <summary>Sensors by name.</summary>
    public IReadOnlyDictionary<SensorId, SensorMemory> Sensors => known;

    /// <summary>Too much, of this sensor: what was missed, or minutes of a reporter.</summary>
    public double LimitOf(SensorMemory sensor) => sensor.Class == SensorClass.Reporter
        ? Math.Max(LeastReportGap, ReportGaps * sensor.Usual) * options.Caution
        : Math.Max(SilencePrior.Of(sensor.Class).Least, Factor * sensor.Usual) * CautionOf(sensor.Class);

    /// <summary>A silence that was found has been raised: its end is told when the sensor speaks.</summary>
    public void NoteRaised(in SilentSensor silence) => known[silence.Sensor].Raised = RaisedSilence.Of(silence);

    /// <summary>Takes the silence of a sensor that was raised and is over now; null when there was none, or it lasts.</summary>
    public SilentSensor? TakeEnded(SensorId sensor)
    {
        if (!known.TryGetValue(sensor, out var memory) || memory.IsTold || memory.Raised is not { } raised)
        {
            return null;
        }

        memory.Raised = null;
        return raised.Of(sensor);
    }

    /// <summary>Something was heard of a sensor, whatever it was.</summary>
    public void Hear(SensorId sensor, Instant at)
    {
        if (known.TryGetValue(sensor, out var memory))
        {
            memory.HeardAt = Math.Max(memory.HeardAt, MinutesOf(at));
        }
    }

    /// <summary>A report of a sensor that speaks by itself.</summary>
    public void Report(SensorId sensor, Instant at)
    {
        var minute = MinutesOf(at);
        if (Find(sensor, SensorClass.Reporter, null, minute) is not { Class: SensorClass.Reporter } memory || minute <= memory.SpokeAt)
        {
            return;
        }

        if (memory.SpokeAt >= state.From && memory.Reports > 0)
        {
            // What was told may have been a fault: the limit at most doubles by it.
            double gap = minute - memory.SpokeAt;
            memory.Usual = Math.Max(memory.Usual, memory.IsTold ? Math.Min(gap, 2 * LimitOf(memory) / (ReportGaps * options.Caution)) : gap);
        }

        memory.Reports = Math.Min(memory.Reports + 1, EnoughReports);
        memory.SpokeAt = minute;
        memory.IsTold = false;
    }

    /// <summary>A sensor has seen somebody. In another room than before it begins anew.</summary>
    public void See(SensorId sensor, SensorClass kind, Instant at, RoomId? room = null)
    {
        var (minute, second) = (MinutesOf(at), Math.Max(at.Microseconds / Instant.MicrosecondsPerSecond, state.LastAt));
        if (Find(sensor, kind, room, minute) is not { Seer: { } place } memory)
        {
            return;
        }

        Speak(memory, minute);
        if (state.Last == place)
        {
            state.LastAt = second;
            return;
        }

        state.Shape.Count();
        Walk(place, second);
        if (state.Last is not null)
        {
            (state.Before, state.BeforeAt) = (state.Last, state.LastAt);
        }

        (state.Last, state.LastAt) = (place, second);
    }

    /// <summary>The kit was silent, or the home is not watched: nothing follows from what was before, and counting begins anew.</summary>
    public void Break(Instant at)
    {
        state.From = MinutesOf(at);
        state.Shape.IsHeardWhole = false;
        (state.Last, state.Before) = (null, null);
        for (var i = 0; i < seers.Count; i++)
        {
            seers[i].Missed = seers[i].IsTold ? seers[i].Missed : 0;
        }
    }

    /// <summary>The home's time has moved on: silences found are added to <paramref name="found"/>.</summary>
    public void Advance(Instant now, DateTime local, ICollection<SilentSensor> found)
    {
        var minute = MinutesOf(now);
        Fade((int)(local.Ticks / TimeSpan.TicksPerDay), minute - (long)local.TimeOfDay.TotalMinutes);
        state.Shape.Hour = local.Hour;
        if (local.Hour < options.TellFromHour || local.Hour >= options.TellUntilHour)
        {
            return;
        }

        var sensors = state.Sensors;
        for (var i = 0; i < sensors.Count; i++)
        {
            var sensor = sensors[i];
            var since = Math.Max(sensor.SpokeAt, state.From);
            var silent = minute - since;
            var isReporter = sensor.Class == SensorClass.Reporter;
            if (sensor.IsTold || silent < ShortestOf(sensor.Class) || (isReporter ? sensor.Reports < EnoughReports : minute - sensor.Since < LearnsFor))
            {
                continue;
            }

            var (missed, limit) = (isReporter ? silent : sensor.Missed, LimitOf(sensor));
            if (missed >= limit)
            {
                sensor.IsTold = true;
                found.Add(new(SensorId.Parse(sensor.Name), sensor.Class, AtMinute(sensor.SpokeAt), AtMinute(since), now, sensor.HeardAt > sensor.SpokeAt + 1, missed, limit, sensor.Usual));
            }
        }
    }

    private double CautionOf(SensorClass kind) => kind == SensorClass.Corridor ? options.Caution * options.CorridorCaution : options.Caution;

    private double ShortestOf(SensorClass kind) => Math.Max(options.Shortest.TotalMinutes, kind == SensorClass.Touched ? LeastTouched : 0);

    private void Speak(SensorMemory memory, long minute)
    {
        if (minute - memory.SpokeAt >= options.Shortest.TotalMinutes)
        {
            // What was told may have been a fault: no more than the limit is learned from it.
            memory.Usual = Math.Max(memory.Usual, Math.Min(memory.Missed, LimitOf(memory) / CautionOf(memory.Class)));
        }

        memory.SpokeAt = Math.Max(memory.SpokeAt, minute);
        memory.Missed = 0;
        memory.IsTold = false;
    }

    /// <summary>Somebody has come to a sensor: for each other one the way began at the last sensor that is neither.</summary>
    private void Walk(int to, long second)
    {
        for (var other = 0; other < seers.Count; other++)
        {
            if (other == to)
            {
                continue;
            }

            var spoke = state.Last == other;
            var (from, since) = spoke ? (state.Before, state.BeforeAt) : (state.Last, state.LastAt);
            if (from is null || from == to || second - since > LongestWay)
            {
                continue;
            }

            var (sensor, share) = (seers[other], WayTable.ShareOf(state.Ways, other, to, SilencePrior.Of(seers[other].Class)));
            if (sensor.Class == SensorClass.Corridor)
            {
                share = CrossingTable.ShareOf(state.Crossings, other, from.Value, to, share);
            }

            if (share >= LeastShare || sensor.Class != SensorClass.Touched)
            {
                var missed = -Math.Round(Math.Log(1 - share), 3);
                sensor.Missed = spoke ? sensor.Missed : Math.Min(sensor.Missed + missed, 1e6);
                sensor.Today = Math.Min(sensor.Today + missed, 1e6);
            }

            // Of a sensor that is told nothing is learned: how it is when it works is known from before.
            if (!sensor.IsTold)
            {
                WayTable.Count(state.Ways, other, to, spoke);
                if (sensor.Class == SensorClass.Corridor)
                {
                    CrossingTable.Count(state.Crossings.Length > 0 ? state.Crossings : state.Crossings = new byte[CrossingTable.Length], other, from.Value, to, spoke);
                }
            }
        }
    }

    /// <summary>A day has begun, <paramref name="midnight"/> in minutes: it counts as one that was heard from there on if the day before was followed too, and no break was since.</summary>
    private void Fade(int day, long midnight)
    {
        if (day <= state.Day)
        {
            return;
        }

        var factor = state.Day == 0 ? 1 : Math.Pow(Fading, Math.Min(day - state.Day, 60));
        var (step, counts) = (state.Shape.Step, state.Shape.EndDay(day == state.Day + 1 && state.From < midnight));
        state.Day = day;
        for (var i = 0; i < state.Sensors.Count; i++)
        {
            var sensor = state.Sensors[i];
            sensor.Usual = Math.Round(sensor.Usual * factor, 3);
            sensor.ADay = counts ? Math.Round(sensor.ADay + ((sensor.Today - sensor.ADay) * (sensor.ADay == 0 ? 1 : step)), 2) : sensor.ADay;
            sensor.Today = 0;
        }

        state.Shape.Days = counts ? Math.Min(state.Shape.Days + 1, DayShape.Weight) : state.Shape.Days;
    }

    private static long HeardAt(SensorMemory sensor) => Math.Max(sensor.HeardAt, sensor.SpokeAt);

    private static Instant AtMinute(long minute) => new(minute * 60 * Instant.MicrosecondsPerSecond);

    private static long MinutesOf(Instant at) => at.Microseconds / (60 * Instant.MicrosecondsPerSecond);
}
