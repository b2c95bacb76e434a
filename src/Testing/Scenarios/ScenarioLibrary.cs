using System.Collections.Frozen;
using System.Reflection;
using AgeingMonitor.Testing.Scenarios.Yaml;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>The built-in scenarios, by name. Their files are in <c>Scenarios/Library</c>. Safe to share.</summary>
public static class ScenarioLibrary
{
    private const string Folder = "scenarios/";
    private const string Extension = ".yaml";
    private static readonly Assembly Home = typeof(ScenarioLibrary).Assembly;

    /// <summary>Names in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^Extension.Length])
        .Order(StringComparer.Ordinal)];

    private static readonly Lazy<FrozenDictionary<string, Scenario>> ByName = new(static () => Names.Select(Load).ToFrozenDictionary(scenario => scenario.Name, StringComparer.Ordinal));

    /// <summary>The scenarios in the order of <see cref="Names"/>.</summary>
    public static IReadOnlyList<Scenario> All => [.. Names.Select(name => ByName.Value[name])];

    /// <summary>The scenario of a name; null when there is none.</summary>
    public static Scenario? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The name that was probably meant, when there is no scenario of the one written; null when none is near.</summary>
    public static string? Nearest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Words.Nearest(name, Names);
    }

    /// <summary>The file of a name as it was written; null when there is none.</summary>
    public static string? TextOf(string name)
    {
        using var stream = Home.GetManifestResourceStream($"{Folder}{name}{Extension}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Scenario Load(string name)
    {
        var (scenario, problems) = ScenarioFile.Read(TextOf(name)!);
        return scenario is null ? throw new InvalidDataException($"The built-in scenario {name} is not right: {string.Join("; ", problems)}.")
            : scenario.Name == name ? scenario
            : throw new InvalidDataException($"The built-in scenario in {name}{Extension} calls itself {scenario.Name}.");
    }
}
