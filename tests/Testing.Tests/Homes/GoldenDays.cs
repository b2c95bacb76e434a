using System.Globalization;
using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>Count and checksum of known days of known homes, one a line.</summary>
internal static class GoldenDays
{
    public static string Path { get; } = Beside();

    public static List<string> Compute()
    {
        List<string> lines = [];
        foreach (var kind in Enum.GetValues<DwellingKind>())
        {
            foreach (var zone in (ReadOnlySpan<string>)["Europe/Paris", "Pacific/Auckland"])
            {
                var home = new SimulatedHome(TestHomes.Options((int)kind, zone) with { Dwelling = kind });
                Add($"{kind} {zone}", home, new DateOnly(2026, 3, 29));
            }
        }

        Add("demonstration", DemoHomes.Create()[0].Home, new DateOnly(2026, 3, 20));
        var everything = HappeningKinds.All.Where(happening => happening.Scope != HappeningScope.Kit).Select(EveryKindTests.Example).ToList();
        Add("everything at once", TestHomes.Quiet(everything), TestHomes.Date);
        Add("everything at once", TestHomes.Quiet(everything), TestHomes.Date.AddDays(1));
        return lines;

        void Add(string name, SimulatedHome home, DateOnly date)
        {
            var from = Instant.From(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {date:yyyy-MM-dd}: {TestHomes.Checksum(home, from, from + TimeSpan.FromDays(1))}"));
        }
    }

    private static string Beside([CallerFilePath] string source = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "golden-days.txt");
}
