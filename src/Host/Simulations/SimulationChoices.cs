using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Host.Simulations;

/// <summary>The options of the command line that say which homes are simulated.</summary>
internal sealed class SimulationChoices
{
    /// <summary>A Monday in spring; not today, so that the same command gives the same bytes tomorrow.</summary>
    private static readonly DateOnly UsualStart = new(2026, 3, 2);

    /// <summary>In place of a scenario's name: all built-in ones, for a report.</summary>
    public const string EveryScenario = "all";

    private const int UsualLiveDays = 365;
    private readonly Option<int?> homes = new("--homes") { Description = "How many homes [default: 3, or those of the scenario]", HelpName = "number" };
    private readonly Option<int?> days = new("--days") { Description = "How many days [default: 2, or those of the scenario]", HelpName = "number" };
    private readonly Option<ulong> seed = new("--seed") { Description = "Source of all that is random", DefaultValueFactory = _ => 1, HelpName = "number" };
    private readonly Option<string?> start = new("--start") { Description = $"First day [default: {UsualStart:yyyy-MM-dd}, or that of the scenario]", HelpName = "yyyy-mm-dd" };
    private readonly Option<string?> scenario = new("--scenario") { Description = "What happens: a built-in scenario ('ageing scenarios list') or a file; for a report also 'all' [default: drawn from usual rates]", HelpName = "name|file" };
    private readonly Option<double?> incidence = new("--incidence") { Description = "Times the usual rates at which things happen; 0 for ordinary life alone [default: 1]", HelpName = "number" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "IANA zone of the homes [default: Europe/Paris, or that of the scenario]", HelpName = "zone" };
    private readonly Option<string> packPeriod = new("--pack-period") { Description = "How often a kit sends a pack: 1s to 1m", DefaultValueFactory = _ => "1m", HelpName = "length" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { homes, days, seed, start, scenario, incidence, timeZone, packPeriod })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was chosen for a report: one simulation, or with <see cref="EveryScenario"/> each built-in scenario. Beside each the scenario's name; null for none.</summary>
    /// <exception cref="UsageFaultException">It cannot be simulated; the message says why.</exception>
    public async Task<IReadOnlyList<(SimulationOptions Options, string? Scenario)>> ReadManyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var named = parsed.GetValue(scenario);
        if (named != EveryScenario)
        {
            var options = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
            return [(options, named is null ? null : options.Name)];
        }

        var many = new List<(SimulationOptions, string?)>();
        foreach (var known in ScenarioLibrary.Names)
        {
            many.Add((await OfScenarioAsync(parsed, known, cancellationToken).ConfigureAwait(false), known));
        }

        return many;
    }

    /// <summary>What was chosen.</summary>
    /// <exception cref="UsageFaultException">It cannot be simulated; the message says why.</exception>
    public async Task<SimulationOptions> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = parsed.GetValue(scenario) is { } named
            ? await OfScenarioAsync(parsed, named, cancellationToken).ConfigureAwait(false)
            : new SimulationOptions
            {
                Name = "simulated",
                Homes = parsed.GetValue(homes) ?? 3,
                Days = parsed.GetValue(days) ?? 2,
                Seed = parsed.GetValue(seed),
                Start = StartOf(parsed.GetValue(start)),
                TimeZone = parsed.GetValue(timeZone) ?? "Europe/Paris",
                Incidence = parsed.GetValue(incidence) ?? 1,
            };
        options = options with { PackPeriod = LengthOf(parsed.GetValue(packPeriod)!) };
        return options.FindFault() is { } fault ? throw new UsageFaultException(fault) : options;
    }

    /// <summary>What was chosen, to happen from today on in homes of mode demo; what a scenario lets happen is moved by whole days.</summary>
    /// <exception cref="UsageFaultException">It cannot be simulated; the message says why.</exception>
    public async Task<SimulationOptions> ReadLiveAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(start) is not null)
        {
            throw new UsageFaultException("a live simulation begins now: leave out --start.");
        }

        var options = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime);
        var moved = TimeSpan.FromDays(today.DayNumber - options.Start.DayNumber);
        options = options with
        {
            Name = "live",
            Mode = HomeMode.Demo,
            Start = today,
            Days = parsed.GetValue(days) ?? UsualLiveDays,
            Happenings = options.Happenings?.Select(home => home.Select(h => h with { During = new TimeRange(h.During.From + moved, h.During.To + moved) }).ToList()).ToList(),
        };
        return options.FindFault() is { } fault ? throw new UsageFaultException(fault) : options;
    }

    private async Task<SimulationOptions> OfScenarioAsync(ParseResult parsed, string named, CancellationToken cancellationToken)
    {
        if (named == EveryScenario)
        {
            throw new UsageFaultException("'all' plays every scenario for a report; a recording is of one: say --report, without --out.");
        }

        if (parsed.GetValue(start) is not null || parsed.GetValue(timeZone) is not null || parsed.GetValue(incidence) is not null)
        {
            throw new UsageFaultException("a scenario says when and where it takes place and what happens: leave out --start, --time-zone and --incidence.");
        }

        var options = ScenarioSimulation.OptionsOf(await ScenarioChoice.FindAsync(named, cancellationToken).ConfigureAwait(false), parsed.GetValue(seed));
        return options with { Homes = parsed.GetValue(homes) ?? options.Homes, Days = parsed.GetValue(days) ?? options.Days };
    }

    private static DateOnly StartOf(string? text) => text is null ? UsualStart
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new UsageFaultException($"--start '{text}' is no day: write it as 2026-03-02.");

    private static TimeSpan LengthOf(string text)
    {
        var digits = text.TrimEnd('s', 'm');
        var unit = text[digits.Length..];
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 3600 && unit is "s" or "m"
            ? unit == "s" ? TimeSpan.FromSeconds(number) : TimeSpan.FromMinutes(number)
            : throw new UsageFaultException($"--pack-period '{text}' is no length of time: write it as 10s or 1m.");
    }
}
