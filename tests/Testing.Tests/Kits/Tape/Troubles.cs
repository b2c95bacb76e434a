using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Life;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Kits.Tape;

/// <summary>Homes in which things happen, and what a kit can see of them, worked out in the plainest way.</summary>
internal static class Troubles
{
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)));

    public static readonly TimeRange Day = new(Start, Start + TimeSpan.FromDays(1));

    public static Instant At(double hours) => Start + TimeSpan.FromHours(hours);

    public static Happening During(HappeningKind kind, double fromHour, double toHour, double? amount = null, string? manner = null) =>
        new() { Kind = kind, During = new TimeRange(At(fromHour), At(toHour)), Amount = amount, Manner = manner };

    public static SimulatedHome Home(params IReadOnlyList<Happening> happenings) => new(new SimulatedHomeOptions
    {
        Name = "trouble",
        Seed = 5,
        Number = 0,
        Mode = HomeMode.Replay,
        TimeZone = "Europe/Paris",
        CareTeam = CareTeamId.Derive("trouble/team"),
        Happenings = happenings,
    });

    public static KitTape Tape(params IReadOnlyList<Happening> happenings) => new(Home(happenings), Day, new KitTapeOptions { Seed = 5 });

    /// <summary>Some falls and help calls, and up to six troubles of the kit, at any time and for up to five hours, overlapping as they may.</summary>
    public static IReadOnlyList<Happening> Draw(ulong seed)
    {
        var random = SeededRandom.For(seed, 77);
        var happenings = new List<Happening>();
        for (var i = random.Next(0, 4); i > 0; i--)
        {
            happenings.Add(During(random.Chance(0.5) ? HappeningKinds.Fall : HappeningKinds.HelpCall, random.NextDouble() * 23.5, 23.9));
        }

        for (var i = random.Next(1, 7); i > 0; i--)
        {
            var kind = KitTimeline.Kinds[random.Next(0, KitTimeline.Kinds.Count)];
            var from = (random.NextDouble() * 27) - 2;
            var length = random.Chance(0.1) ? 0 : random.NextDouble() * 5;
            var amount = kind.AmountUnit switch
            {
                "share" => random.NextDouble(),
                "1" => random.Next(1, 40),
                "s" => random.Next(-7200, 7200),
                _ => (double?)null,
            };
            happenings.Add(During(kind, from, from + length, amount, kind.Manners.Count > 0 ? kind.Manners[random.Next(0, kind.Manners.Count)] : null));
        }

        return happenings;
    }

    /// <summary>Whether the kit takes observations at an instant.</summary>
    public static bool IsObserved(IReadOnlyList<Happening> happenings, Instant at) => !happenings.Any(h => h.During.Contains(at)
        && (h.Kind == HappeningKinds.KitOff || h.Kind == HappeningKinds.Reboot || h.Kind == HappeningKinds.Hang || (h.Kind == HappeningKinds.PowerCut && h.MannerOrFirst == "off")));
}
