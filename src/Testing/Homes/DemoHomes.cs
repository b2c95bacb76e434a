using System.Globalization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The twelve homes of the demonstration. Their ids never change, so a data folder goes on with the same homes.</summary>
public static class DemoHomes
{
    /// <summary>IANA zone of all of them.</summary>
    public const string TimeZone = "Europe/Paris";

    /// <summary>Name of their care team.</summary>
    public const string CareTeamName = "Équipe de démonstration";

    private const ulong Seed = 20_250_101;

    /// <summary>The team that follows them.</summary>
    public static CareTeamId CareTeam { get; } = CareTeamId.Derive("demo/team");

    private static readonly (string Given, string Family, string Born)[] People =
    [
        ("Jeanne", "Martin", "1938-04-12"),
        ("Marcel", "Dubois", "1941-09-30"),
        ("Suzanne", "Bernard", "1936-01-21"),
        ("Henri", "Petit", "1944-07-03"),
        ("Odette", "Moreau", "1939-11-17"),
        ("René", "Laurent", "1942-02-08"),
        ("Simone", "Garnier", "1935-06-25"),
        ("Lucien", "Faure", "1940-12-05"),
        ("Yvette", "Rousseau", "1943-03-14"),
        ("Georges", "Blanc", "1937-08-28"),
        ("Paulette", "Chevalier", "1945-05-19"),
        ("André", "Lefèvre", "1934-10-02"),
    ];

    /// <summary>New instances of the homes, in mode demo.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine has no time zone data.</exception>
    public static IReadOnlyList<DemoHome> Create() => [.. People.Select((person, i) => new DemoHome(
        i,
        string.Create(CultureInfo.InvariantCulture, $"Démo {i + 1:00}"),
        new SimulatedHome(new SimulatedHomeOptions
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"demo/{i + 1}"),
            Seed = Seed,
            Number = i,
            Mode = HomeMode.Demo,
            TimeZone = TimeZone,
            CareTeam = CareTeam,
        }),
        new DemoIdentity($"Démo {person.Given}", person.Family, DateOnly.ParseExact(person.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture))))];
}
