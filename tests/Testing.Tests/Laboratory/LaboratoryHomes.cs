using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Laboratory;

/// <summary>Homes for the laboratory: simulated ones, and one that is made by hand, minute by minute.</summary>
internal static class LaboratoryHomes
{
    public static readonly Instant Start = Samples.Start;

    /// <summary>A simulated home and what happens in it.</summary>
    public static LaboratoryHome Simulated(int number, int days, params Happening[] happenings)
    {
        var during = new TimeRange(Start, Start + TimeSpan.FromDays(days));
        var home = new SimulatedHome(new SimulatedHomeOptions
        {
            Name = $"laboratory/{number}",
            Seed = 7,
            Number = number,
            Mode = HomeMode.Replay,
            TimeZone = "Europe/Paris",
            CareTeam = CareTeamId.Derive("laboratory/team"),
            Happenings = happenings,
        });
        return new LaboratoryHome
        {
            Name = $"{number}",
            Plan = home.Plan,
            During = during,
            Packs = new KitTape(home, during, new KitTapeOptions { Seed = 7 }).Packs(),
            Happenings = happenings,
        };
    }

    /// <summary>A kit with a heartbeat each minute for a day, but for the minutes that are left out, and with the observations that are given.</summary>
    public static LaboratoryHome ByHand(IReadOnlyList<Happening> happenings, (int From, int To) silent, params Observation[] observations) => ByHand(1, happenings, silent, observations);

    /// <summary>The same over some days.</summary>
    public static LaboratoryHome ByHand(int days, IReadOnlyList<Happening> happenings, (int From, int To) silent, params Observation[] observations)
    {
        var plan = Samples.Plan(Samples.Kit);
        return new LaboratoryHome
        {
            Name = "by hand",
            Plan = plan,
            During = new TimeRange(Start, Start + TimeSpan.FromDays(days)),
            Packs = Packs(),
            Happenings = happenings,
            Days = [.. Enumerable.Range(0, days).Select(day => Truth.Days.Of(plan.Home, Start + TimeSpan.FromDays(day)))],
        };

        IEnumerable<TapedPack> Packs()
        {
            long sequence = 0;
            for (var minute = 1; minute <= days * 24 * 60; minute++)
            {
                var (from, to) = (Samples.At((minute - 1) * 60), Samples.At(minute * 60));
                if (minute > silent.From && minute <= silent.To)
                {
                    continue;
                }

                yield return new TapedPack(to, Samples.Pack(++sequence, minute * 60, [.. observations.Where(o => o.MeasuredAt >= from && o.MeasuredAt < to)]), false);
            }
        }
    }

    public static Happening Happening(HappeningKind kind, double atHours, double lengthHours, string? manner = null, double? amount = null, SensorId? sensor = null) => new()
    {
        Kind = kind,
        Manner = manner,
        Amount = amount,
        Sensor = sensor,
        During = new TimeRange(Start + TimeSpan.FromHours(atHours), Start + TimeSpan.FromHours(atHours + lengthHours)),
    };

    public static Observation Temperature(double minute, double celsius) => new(SensorId.Parse("thermometer"), Quantities.BodyTemperature, Samples.At(minute * 60), ObservedValue.Of(celsius));
}
