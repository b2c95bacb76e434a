using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>The six hours with activity of each home of a recording, as features in order of time.</summary>
internal static class AgitationBins
{
    public static async Task<IReadOnlyDictionary<HomeId, List<AgitationRow>>> ReadAsync(string recording, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(recording, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            throw new InvalidDataException($"{recording}: {fault}");
        }

        var homes = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Bins: new HomeBins(home)))).ToDictionary(pair => pair.Kit, pair => pair.Bins);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (pack.Key.Lane == Lane.Obs)
            {
                homes[pack.Key.Kit].Take(pack);
            }
        }

        return homes.Values.GroupBy(home => home.Home).ToDictionary(group => group.Key, group => group.SelectMany(home => home.End()).ToList());
    }

    private sealed class HomeBins(HomePlan plan)
    {
        private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        private readonly SignMemory signs = new();
        private readonly Dictionary<SensorId, RoomKind?> rooms = plan.Sensors.ToDictionary(sensor => sensor.Sensor, sensor => plan.Rooms.Where(room => room.Id == sensor.Room).Select(room => (RoomKind?)room.Kind).FirstOrDefault());
        private readonly AgitationRows rows = new(new());
        private readonly List<AgitationRow> made = [];
        private DateTime last;

        public HomeId Home => plan.Home;

        public void Take(Pack pack)
        {
            foreach (var (sensor, quantity, at, value) in pack.Observations)
            {
                if (signs.IsSign(sensor, quantity, value))
                {
                    last = Local(at);
                    Keep(rows.Add(rooms.GetValueOrDefault(sensor), last, out var row), row);
                }
            }
        }

        public List<AgitationRow> End()
        {
            Keep(rows.Turn(last.AddHours(6), out var row), row);
            return made;
        }

        private DateTime Local(Instant at) => TimeZoneInfo.ConvertTimeFromUtc(at.ToDateTimeOffset().UtcDateTime, zone);

        private void Keep(bool hasEnded, AgitationRow row)
        {
            if (hasEnded)
            {
                made.Add(row);
            }
        }
    }
}
