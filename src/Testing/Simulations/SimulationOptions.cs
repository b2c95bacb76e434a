using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>Which homes are simulated, and for how long.</summary>
public sealed record SimulationOptions
{
    /// <summary>Most homes.</summary>
    public const int MostHomes = 10_000;

    /// <summary>Most days: ten years.</summary>
    public const int MostDays = 3_660;

    /// <summary>Largest <see cref="Incidence"/>.</summary>
    public const double MostIncidence = 1_000;

    /// <summary>First and last day that can be simulated.</summary>
    public static readonly (DateOnly First, DateOnly Last) Calendar = (new DateOnly(2000, 1, 1), new DateOnly(2100, 12, 31));

    /// <summary>Name of the recording, 1 to 64 characters; ids are derived from it and from all that changes what is recorded.</summary>
    public required string Name { get; init; }

    /// <summary>How many homes; 1 to <see cref="MostHomes"/>. With <see cref="Happenings"/> at least as many as it has lists.</summary>
    public required int Homes { get; init; }

    /// <summary>How many local days, from midnight to midnight; 1 to <see cref="MostDays"/>.</summary>
    public required int Days { get; init; }

    /// <summary>Source of all that is random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>First local day, within <see cref="Calendar"/>.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>IANA zone of all homes. Default Europe/Paris.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    /// <summary>How often a kit seals a pack. Default 1 min; range 1 s to 1 min.</summary>
    public TimeSpan PackPeriod { get; init; } = WireLimits.HeartbeatPeriod;

    /// <summary>How often things happen, as a multiple of <see cref="Rates.HappeningRates"/>; 0 is ordinary life alone. Without meaning when <see cref="Happenings"/> is given. Default 1; range 0 to <see cref="MostIncidence"/>.</summary>
    public double Incidence { get; init; } = 1;

    /// <summary>What happens, for each home, the first list for home 1; homes beyond live an ordinary life. Null for what <see cref="Incidence"/> draws.</summary>
    public IReadOnlyList<IReadOnlyList<Happening>>? Happenings { get; init; }

    /// <summary>Type of all dwellings. Default null: each drawn from the seed.</summary>
    public DwellingKind? Dwelling { get; init; }

    /// <summary>What the homes are for. Default <see cref="HomeMode.Replay"/>: a recording that can be replayed byte for byte.</summary>
    public HomeMode Mode { get; init; } = HomeMode.Replay;

    /// <summary>The first thing that is wrong with the options, in words for the person at the command line; null when nothing is.</summary>
    public string? FindFault() => this switch
    {
        { Name.Length: 0 or > RecordingLimits.MaxNameLength } => $"the name '{Name}' must have 1 to {RecordingLimits.MaxNameLength} characters.",
        { Homes: < 1 or > MostHomes } => $"{Homes} homes are out of range: 1 to {MostHomes}.",
        { Days: < 1 or > MostDays } => $"{Days} days are out of range: 1 to {MostDays}.",
        _ when Start < Calendar.First || Start.DayNumber + Days - 1 > Calendar.Last.DayNumber => FormattableString.Invariant($"{Days} days from {Start:yyyy-MM-dd} do not lie between {Calendar.First:yyyy-MM-dd} and {Calendar.Last:yyyy-MM-dd}."),
        _ when !(Incidence is >= 0 and <= MostIncidence) => FormattableString.Invariant($"an incidence of {Incidence} is out of range: 0 to {MostIncidence}."),
        _ when LocalTime.Find(TimeZone) is null => $"this machine does not know the time zone '{TimeZone}': an IANA name such as Europe/Paris is needed.",
        { Happenings.Count: var lists } when lists > Homes => $"things happen in {lists} homes, but there are {Homes} only.",
        _ => new KitTapeOptions { PackPeriod = PackPeriod }.FindFault(),
    };
}
