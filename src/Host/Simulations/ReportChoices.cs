using System.CommandLine;
using System.Globalization;
using System.Reflection;
using AgeingMonitor.Analytics;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Laboratory.Figures;
using AgeingMonitor.Testing.Laboratory.Report;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Host.Simulations;

/// <summary>The options of the command line that ask for a laboratory report, and the report.</summary>
internal sealed class ReportChoices
{
    private readonly Option<FileInfo?> report = new("--report") { Description = "Play the homes through all detectors and rules, and write what was found, missed and false as one HTML page", HelpName = "file.html" };
    private readonly Option<bool> json = new("--json") { Description = "With --report: write the figures beside it, as file.json" };
    private readonly Option<string> language = new("--language") { Description = "Language of the report: en or fr", DefaultValueFactory = _ => "en", HelpName = "en|fr" };

    public void AddTo(Command command)
    {
        command.Options.Add(report);
        command.Options.Add(json);
        command.Options.Add(language);
    }

    /// <summary>Whether a report is asked for.</summary>
    /// <exception cref="CommandFaultException">It is asked for in a way that cannot be.</exception>
    public bool AreMade(ParseResult parsed)
    {
        if (parsed.GetValue(report) is not { } file)
        {
            return parsed.GetValue(json) ? throw new UsageFaultException("--json writes the figures of a report: say with --report where it is to be.") : false;
        }

        _ = LanguageOf(parsed);
        return file.Directory is { Exists: true } ? true : throw new CommandFaultException($"there is no folder '{file.DirectoryName}' for the report.");
    }

    /// <summary>Plays the simulations and writes what became of them.</summary>
    public async Task WriteAsync(ParseResult parsed, IReadOnlyList<(SimulationOptions Options, string? Scenario)> simulations, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(report)!;
        var homes = simulations.Sum(simulation => simulation.Options.Homes);
        var result = await LaboratoryBar.ShowAsync(homes, progress => Task.Run(
            () => LaboratoryRun.Play(simulations.SelectMany(simulation => SimulationHomes.Of(simulation.Options, simulation.Scenario)), new DetectionOptions(), Environment.ProcessorCount, TimeProvider.System, progress, cancellationToken),
            cancellationToken)).ConfigureAwait(false);
        var about = new ReportAbout
        {
            Name = simulations.Count == 1 ? simulations[0].Options.Name : LanguageOf(parsed) == ReportLanguage.French ? "tous les scénarios" : "all scenarios",
            CommandLine = "ageing " + string.Join(' ', parsed.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value)),
            Seed = simulations[0].Options.Seed,
            Version = typeof(ReportChoices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Language = LanguageOf(parsed),
        };
        await File.WriteAllTextAsync(file.FullName, LaboratoryReport.Html(result, about), cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(json))
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(file.FullName, ".json"), LaboratoryJson.Write(result, about), cancellationToken).ConfigureAwait(false);
        }

        Tell(result, file);
    }

    private ReportLanguage LanguageOf(ParseResult parsed) => parsed.GetValue(language) switch
    {
        "en" => ReportLanguage.English,
        "fr" => ReportLanguage.French,
        var other => throw new UsageFaultException($"--language '{other}' is neither en nor fr."),
    };

    private static void Tell(LaboratoryResult result, FileInfo file)
    {
        var culture = CultureInfo.InvariantCulture;
        var figures = FiguresOf.Homes(result.Homes);
        var observations = result.Homes.Sum(home => home.Observations);
        Console.WriteLine(string.Create(culture, $"played       {Counted.Homes(figures.Homes)}, {figures.ResidentDays:0.#} resident-days, {observations} observations in {result.Elapsed.TotalSeconds:0.0} s, {observations / Math.Max(result.Elapsed.TotalSeconds, 0.001):0} observations/s"));
        Console.WriteLine(string.Create(culture, $"needs        {figures.Met.Count} of {figures.Met.Of} met, {figures.Missed.Count} missed"));
        Console.WriteLine(string.Create(culture, $"alerts       {figures.Alerts}: {figures.Met.Count} right, {figures.Repeats} repeated, {figures.Understandable} understandable, {figures.FalsePerWeek.Count} false ({figures.FalsePerWeek.Value ?? 0:0.000} a person-week)"));
        Console.WriteLine(string.Create(culture, $"report       {file.FullName}"));
    }
}
