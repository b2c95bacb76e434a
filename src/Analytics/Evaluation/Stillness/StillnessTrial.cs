using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Stillness;

/// <summary>Plays one home as recorded, and from time to time a copy of it in which all movement ends.</summary>
internal sealed class StillnessTrial
{
    private const int FirstDays = 14;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly HomePlan home;
    private readonly DetectionOptions options;
    private readonly Random random;
    private readonly InProcessPlayer player;
    private readonly TimeZoneInfo zone;
    private readonly HashSet<DateOnly> days = [];
    private readonly List<StillCopy> copies = [];
    private (RoomKind Room, bool IsDoor, Instant At)? last;
    private DateTime? next;

    private StillnessTrial(HomePlan home, DetectionOptions options, int seed)
    {
        (this.home, this.options) = (home, options);
        random = new Random(seed);
        player = new InProcessPlayer([home], options);
        zone = TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone);
    }

    /// <summary>All homes of a recording, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<StillHome>> PlayAsync(ImportedRecording recording, DetectionOptions options, int seed, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var homes = packs.Homes.OrderBy(home => home.Home.Value, StringComparer.Ordinal).Select((home, i) => new StillnessTrial(home, options, seed + i)).ToList();
        var ofKit = homes.SelectMany(trial => trial.home.Kits.Select(kit => (kit.Kit, Trial: trial))).ToLookup(pair => pair.Kit, pair => pair.Trial);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var trial in ofKit[pack.Key.Kit])
            {
                trial.Play(pack);
            }
        }

        return [.. homes.Select(trial => trial.Result())];
    }

    private void Play(Pack pack)
    {
        player.Play(pack);
        foreach (var observation in pack.Observations.Where(observation => MovementSigns.All.ContainsKey(observation.Quantity)))
        {
            days.Add(DateOnly.FromDateTime(Local(observation.MeasuredAt)));
            last = (RoomOf(pack, observation), ReferenceEquals(observation.Quantity, Quantities.Contact) && RoomOf(pack, observation) == RoomKind.Entrance, observation.MeasuredAt);
        }

        if (pack.Key.Lane == Lane.Obs && days.Count > FirstDays)
        {
            Consider(pack);
        }
    }

    /// <summary>Ends all movement in a copy when its minute has come, unless the door was last: who is out does not lie in the home.</summary>
    private void Consider(Pack pack)
    {
        var local = Local(pack.SealedAt);
        next ??= NextAfter(local.Date);
        if (local < next)
        {
            return;
        }

        // Nothing is said of a minute in which the kit was not heard.
        var isNow = local - next < Heartbeat;
        next = NextAfter(local.Date.AddDays(1));
        if (isNow && last is { IsDoor: false } seen && !IsFoundSince(seen.At) && InProcessPlayer.TryResume([home], options, player.Save(), out var copy))
        {
            copies.Add(new(seen.Room, DelayIn(copy, pack)));
        }
    }

    /// <summary>Whether the home is held to be still already.</summary>
    private bool IsFoundSince(Instant sign) => player.Alerts.Any(alert => alert.Rule == AlertRules.Stillness && alert.EpisodeStart >= sign);

    private static TimeSpan DelayIn(InProcessPlayer copy, Pack lastPack)
    {
        for (long i = 1; i * Heartbeat <= LongestWait; i++)
        {
            var at = lastPack.SealedAt + (i * Heartbeat);
            copy.Play(lastPack with { Key = lastPack.Key with { Sequence = lastPack.Key.Sequence + i }, SealedAt = at, ReceivedAt = at, Observations = [], After = null, Shed = [] });
            if (copy.Alerts.FirstOrDefault(alert => alert.Rule == AlertRules.Stillness) is { } alert)
            {
                return alert.RaisedAt - lastPack.SealedAt;
            }
        }

        return LongestWait;
    }

    private StillHome Result()
    {
        var alarms = player.Alerts.Where(alert => alert.Rule == AlertRules.Stillness).Select(alert => DateOnly.FromDateTime(Local(alert.RaisedAt))).ToList();
        var late = days.Order().Skip(FirstDays).ToHashSet();
        return new(days.Count, alarms.Count, late.Count, alarms.Count(late.Contains), copies);
    }

    private DateTime NextAfter(DateTime day) => day.AddDays(random.Next(1, 3)).AddMinutes(random.Next(8 * 60, 20 * 60));

    private DateTime Local(Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).DateTime;

    private RoomKind RoomOf(Pack pack, Observation observation) =>
        home.Sensors.FirstOrDefault(sensor => sensor.Kit == pack.Key.Kit && sensor.Sensor == observation.Sensor) is { Room: { } room } ? home.Rooms.First(known => known.Id == room).Kind : RoomKind.Other;
}
