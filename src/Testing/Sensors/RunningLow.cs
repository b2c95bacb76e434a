using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>The truth about cells that come to their end by themselves.</summary>
internal static class RunningLow
{
    private const double LowPercent = 20;
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>How long the cell that a scenario put in lasts: see <see cref="BatteriesAndLinks"/>.</summary>
    private static readonly TimeSpan NewCell = TimeSpan.FromDays(180);

    /// <summary>Each low cell of a stretch once, from when it was low within the stretch to its change, which may lie after the end.</summary>
    public static IReadOnlyList<Happening> Within(TimeRange during, SimulatedHomeOptions options, IReadOnlyList<PlacedSensor> sensors)
    {
        var found = new List<Happening>();
        for (var i = 0; i < sensors.Count; i++)
        {
            if (sensors[i].IsOnMains || sensors[i].Sensor == HomeSensors.Wrist)
            {
                continue;
            }

            for (var at = during.From; at < during.To; at += Step)
            {
                if (IsLow(i, at))
                {
                    var from = at;
                    while (IsLow(i, at))
                    {
                        at += Step;
                    }

                    found.Add(new Happening { Kind = HappeningKinds.BatteryLow, Sensor = sensors[i].Sensor, Amount = LowPercent, During = new TimeRange(from, at) });
                }
            }
        }

        return found;

        bool IsLow(int index, Instant at) => BatteriesAndLinks.CellCharge(options.Seed, options.Number, index, at) <= LowPercent && !IsScripted(index, at);

        bool IsScripted(int index, Instant at) => options.Happenings.Any(happening =>
            happening.Kind == HappeningKinds.BatteryLow && happening.Sensor == sensors[index].Sensor && at >= happening.During.From && at < happening.During.To + NewCell);
    }
}
