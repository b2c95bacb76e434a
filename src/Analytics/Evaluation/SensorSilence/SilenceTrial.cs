using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.SensorSilence;

/// <summary>Plays one home as recorded, and copies of it in which one sensor says no more.</summary>
internal sealed class SilenceTrial(HomeMinutes home, ISilenceJudge judge, int seed)
{
    private const int FirstDays = 14;
    private const int AboutMoves = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(10);
    private static readonly TimeSpan Early = TimeSpan.FromHours(3);
    private readonly Random random = new(seed);
    private readonly List<Cut> running = [];
    private readonly List<SensorCut> cuts = [];
    private readonly List<SensorClass> flags = [];
    private readonly Dictionary<SensorId, Instant> spoke = [];
    private readonly Dictionary<SensorId, DateTime> next = [];
    private readonly HashSet<SensorId> silent = [];

    /// <summary>Plays a home; without copies only false flags are counted.</summary>
    public SilenceHome Play(bool withCuts)
    {
        List<SensorId> told = [];
        foreach (var minute in home.All)
        {
            judge.Play(minute, null, told);
            foreach (var sign in minute.Signs)
            {
                spoke[sign.Sensor] = sign.At;
                silent.Remove(sign.Sensor);
            }

            silent.UnionWith(told);
            flags.AddRange(told.Select(sensor => home.Sensors[sensor].Class));
            told.Clear();
            if (withCuts)
            {
                Go(minute);
                Begin(minute);
            }
        }

        // Of those that the end of the recording cut off nothing is known.
        return new(home.Months, flags, cuts);
    }

    private void Go(in Minute minute)
    {
        List<SensorId> told = [];
        for (var i = running.Count - 1; i >= 0; i--)
        {
            var cut = running[i];
            var delay = DaytimeAt(minute.Local) - cut.From;
            foreach (var sign in minute.Signs.Where(sign => sign.Sensor != cut.Sensor && delay <= Early))
            {
                cut.Moves += cut.LastSeen is { } last && last != sign.Sensor ? 1 : 0;
                cut.LastSeen = sign.Sensor;
            }

            if (cut.Delay is null)
            {
                cut.Judge.Play(minute, cut.Sensor, told);
                cut.Delay = told.Contains(cut.Sensor) ? delay : null;
            }

            // Who is about in the first hours is counted to their end, also when the cut is told before.
            if ((cut.Delay is not null && delay > Early) || minute.At - cut.At > Longest)
            {
                cuts.Add(new(home.Sensors[cut.Sensor].Class, cut.Delay, cut.Moves >= AboutMoves));
                running.RemoveAt(i);
            }

            told.Clear();
        }
    }

    /// <summary>Cuts a sensor that works: heard in the last day, not told of, and heard again later.</summary>
    private void Begin(in Minute minute)
    {
        foreach (var (sensor, (first, last, _)) in home.Sensors)
        {
            if (minute.At - first < TimeSpan.FromDays(FirstDays) || minute.At > last || home.All[^1].At - minute.At < Longest)
            {
                continue;
            }

            if (!next.TryGetValue(sensor, out var at))
            {
                next[sensor] = at = After(minute.Local.Date);
            }

            if (minute.Local >= at)
            {
                next[sensor] = After(minute.Local.Date);
                if (minute.Local - at < TimeSpan.FromMinutes(10) && minute.At - spoke[sensor] < TimeSpan.FromDays(1) && !silent.Contains(sensor))
                {
                    running.Add(new(sensor, minute.At, DaytimeAt(minute.Local), judge.Copy()));
                }
            }
        }
    }

    private DateTime After(DateTime day) => day.AddDays(random.Next(1, 12)).AddMinutes(random.Next(8 * 60, 20 * 60));

    /// <summary>Hours between 7 and 22 h since the calendar began.</summary>
    private static TimeSpan DaytimeAt(DateTime local) => TimeSpan.FromHours(15L * (local.Ticks / TimeSpan.TicksPerDay)) + TimeSpan.FromHours(Math.Clamp(local.TimeOfDay.TotalHours - 7, 0, 15));

    private sealed class Cut(SensorId sensor, Instant at, TimeSpan from, ISilenceJudge judge)
    {
        public SensorId Sensor => sensor;

        public Instant At => at;

        public TimeSpan From => from;

        public ISilenceJudge Judge => judge;

        public SensorId? LastSeen { get; set; }

        public int Moves { get; set; }

        public TimeSpan? Delay { get; set; }
    }
}

/// <summary>What was told in one home.</summary>
/// <param name="Months">Of thirty days.</param>
/// <param name="Flags">Told as recorded, where no sensor is known to have failed.</param>
/// <param name="Cuts">Copies in which a sensor was cut.</param>
internal sealed record SilenceHome(double Months, IReadOnlyList<SensorClass> Flags, IReadOnlyList<SensorCut> Cuts);

/// <summary>One sensor cut.</summary>
/// <param name="Class">Its kind.</param>
/// <param name="Delay">Hours by day until it was told; null when it was not within ten days.</param>
/// <param name="IsSomebodyAbout">Whether somebody was seen to go from sensor to sensor ten times in the first three hours by day.</param>
internal readonly record struct SensorCut(SensorClass Class, TimeSpan? Delay, bool IsSomebodyAbout);
