using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Routine;

/// <summary>The days of the homes of a recording, each as so many personal spreads from the person's own median of the days before it.</summary>
internal static class OrdinaryDays
{
    /// <summary>Days by home, in order.</summary>
    public static async Task<IReadOnlyDictionary<HomeId, List<OrdinaryDay>>> ReadAsync(string recording, RoutineOptions options, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(recording, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            throw new InvalidDataException($"{recording}: {fault}");
        }

        var homes = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Days: new HomeDays(home, options)))).ToDictionary(pair => pair.Kit, pair => pair.Days);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (pack.Key.Lane == Lane.Obs)
            {
                homes[pack.Key.Kit].Take(pack);
            }
        }

        return homes.Values.GroupBy(home => home.Home).ToDictionary(group => group.Key, group => group.SelectMany(home => home.Rows).ToList());
    }

    /// <summary>One kit's days.</summary>
    private sealed class HomeDays(HomePlan plan, RoutineOptions options)
    {
        private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        private readonly SignMemory signs = new();
        private readonly Dictionary<SensorId, RoomKind?> rooms = plan.Sensors.ToDictionary(sensor => sensor.Sensor, sensor => plan.Rooms.Where(room => room.Id == sensor.Room).Select(room => (RoomKind?)room.Kind).FirstOrDefault());
        private readonly DayRowBuilder days = new(new());
        private readonly PersonalDays own = new();

        public HomeId Home => plan.Home;

        public List<OrdinaryDay> Rows { get; } = [];

        public void Take(Pack pack)
        {
            foreach (var (sensor, quantity, at, value) in pack.Observations)
            {
                if (signs.IsSign(sensor, quantity, value))
                {
                    var room = rooms.GetValueOrDefault(sensor);
                    days.Add(room, room == RoomKind.Entrance && ReferenceEquals(quantity, Quantities.Contact), Local(at), out var ended);
                    Keep(ended);
                }
            }

            days.Hear(Local(pack.SealedAt), out var row);
            Keep(row);
        }

        private DateTime Local(Instant at) => TimeZoneInfo.ConvertTimeFromUtc(at.ToDateTimeOffset().UtcDateTime, zone);

        private void Keep(DayRow? row)
        {
            if (row is null || row.Coverage < options.LeastCoverage || row.MinutesOut > options.MostHoursOut * 60)
            {
                return;
            }

            double[]? standard = null;
            if (own.Rows.Count >= options.LearnsDays)
            {
                standard = new double[DayFeature.Count];
                RoutineDetector.Standardise(own, row.Values, standard);
            }

            Rows.Add(new(row, standard));
            own.AddRow(row.Values);
        }
    }
}
