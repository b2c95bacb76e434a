using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations.Rates;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>
/// Many simulated homes over some days: what their kits publish, and what truly happened. The same options give the same bytes on every machine. Nothing is computed before it is asked for, and what
/// is needed grows with the homes, not with the days. One caller at a time.
/// </summary>
public sealed class Simulation
{
    private readonly SimulationOptions options;
    private readonly IReadOnlyList<KitTape> tapes;

    private Simulation(SimulationOptions options)
    {
        this.options = options;
        var localTime = LocalTime.Find(options.TimeZone)!;
        During = new TimeRange(localTime.ToInstant(options.Start.ToDateTime(TimeOnly.MinValue)), localTime.ToInstant(options.Start.AddDays(options.Days).ToDateTime(TimeOnly.MinValue)));
        var name = $"simulation/{options.Name}/{Fingerprint(options)}";
        Homes = [.. Enumerable.Range(1, options.Homes).Select(number => NewHome(name, number, localTime))];
        tapes = [.. Homes.Select(home => new KitTape(home, During, new KitTapeOptions { Seed = options.Seed, PackPeriod = options.PackPeriod }))];
        Manifest = new RecordingManifest
        {
            Name = options.Name,
            Provenance = string.Create(
                CultureInfo.InvariantCulture,
                $"simulated: {options.Homes} homes, {options.Days} days from {options.Start:yyyy-MM-dd}, seed {options.Seed}, {(options.Happenings is null ? string.Create(CultureInfo.InvariantCulture, $"incidence {options.Incidence}") : "with a scenario")}"),
            TimeZone = options.TimeZone,
            Homes = [.. Homes.Select(PlanOf)],
        };
    }

    /// <summary>The homes, the first one home 1.</summary>
    public IReadOnlyList<SimulatedHome> Homes { get; }

    /// <summary>From midnight of the first day to midnight after the last. Messages may follow while kits hand over what they kept.</summary>
    public TimeRange During { get; }

    /// <summary>How often a kit seals a pack.</summary>
    public TimeSpan PackPeriod => options.PackPeriod;

    /// <summary>The seed.</summary>
    internal ulong Seed => options.Seed;

    /// <summary>The homes as a recording names them.</summary>
    public RecordingManifest Manifest { get; }

    /// <summary>First line of the truth beside the recording.</summary>
    public TruthHeader TruthHeader => new() { Name = Manifest.Name, Provenance = Manifest.Provenance, TimeZone = Manifest.TimeZone, During = During, Homes = [.. Homes.Select(home => home.Plan.Home)] };

    /// <summary>Everything that truly happens, cells that run low by themselves among it, in order of time, then of the homes. What happens only before or after <see cref="During"/> is left out.</summary>
    public IEnumerable<TrueHappening> Happenings => Homes
        .SelectMany(home => HappeningsOf(home).Select(happening => new TrueHappening(home.Plan.Home, happening)))
        .OrderBy(happening => happening.Happening.During.From);

    /// <summary>A simulation.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; <see cref="SimulationOptions.FindFault"/> says so beforehand.</exception>
    public static Simulation Create(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.FindFault() is { } fault ? throw new ArgumentException(fault, nameof(options)) : new Simulation(options);
    }

    /// <summary>How every day of every home truly was, day by day.</summary>
    public IEnumerable<TrueDay> Days() => Enumerable.Range(0, options.Days).SelectMany(day => Homes.Select(home => home.DayOf(options.Start.AddDays(day))));

    /// <summary>What all kits publish, in order of time; at one instant in the order of the homes.</summary>
    public IEnumerable<RecordedMessage> Messages() => Taped().Select(message => message.ToMessage());

    /// <summary>The same packs as a server decodes them, without going through their bytes: repeats and ticks included, what cannot be decoded left out.</summary>
    public IEnumerable<TapedPack> Packs() => Taped().Where(message => message.Sealed is not null).Select(message => message.ToPack());

    /// <summary>The tape of one kit, the first that of home 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such home.</exception>
    public KitTape TapeOf(int home) => home >= 1 && home <= tapes.Count ? tapes[home - 1] : throw new ArgumentOutOfRangeException(nameof(home), home, "Homes are numbered from 1.");

    /// <summary>Everything that truly happens in one home.</summary>
    internal IReadOnlyList<Happening> HappeningsOf(SimulatedHome home) =>
        [.. home.Happenings.Where(happening => happening.During.From < During.To && happening.During.To >= During.From), .. home.CellsRunningLow(During)];

    /// <summary>What all kits publish, not yet in bytes.</summary>
    internal IEnumerable<TapedMessage> Taped() => TapeMerge.InOrder([.. tapes.Select(tape => tape.Taped())]);

    /// <summary>The home with the sensor as which its kit speaks of itself.</summary>
    private static HomePlan PlanOf(SimulatedHome home) => home.Plan with
    {
        Sensors = [.. home.Plan.Sensors, new SensorPlacement(home.Kit, KitTape.Self, null, null, TimeRange.Always)],
    };

    /// <summary>Tells simulations apart that would say different things under the same name, so that no server takes one for the other.</summary>
    private static string Fingerprint(SimulationOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{options.Seed} {options.Start:yyyy-MM-dd} {options.Days} {options.TimeZone} {options.PackPeriod.Ticks} {options.Mode} {options.Incidence:R} {options.Dwelling} {options.Happenings?.Count}\n");
        foreach (var (index, happenings) in (options.Happenings ?? []).Index())
        {
            foreach (var happening in happenings)
            {
                text.Append(CultureInfo.InvariantCulture, $"{index} {happening.Kind.Name} {happening.During.From.Microseconds} {happening.During.To.Microseconds} {happening.Room} {happening.Sensor} {happening.Amount:R} {happening.Manner}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private SimulatedHome NewHome(string name, int number, LocalTime localTime)
    {
        var ordinary = new SimulatedHome(new SimulatedHomeOptions
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{name}/{number}"),
            Seed = options.Seed,
            Number = number,
            Mode = options.Mode,
            TimeZone = options.TimeZone,
            CareTeam = CareTeamId.Derive($"{name}/team"),
            Dwelling = options.Dwelling,
        });
        return ordinary.With(options.Happenings switch
        {
            { } given => number <= given.Count ? given[number - 1] : [],
            null => HappeningDraw.For(options, number, ordinary.Sensors, localTime),
        });
    }
}
