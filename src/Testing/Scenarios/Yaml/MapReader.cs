using System.Globalization;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Reads the entries of a map by their keys, and tells what is unknown, twice there, or not of the form expected. One caller at a time.</summary>
internal sealed class MapReader
{
    private readonly YamlMap map;
    private readonly ProblemList problems;
    private readonly Dictionary<string, YamlEntry> entries = new(StringComparer.Ordinal);

    /// <param name="map">The map.</param>
    /// <param name="known">Keys that it may have.</param>
    /// <param name="problems">Where problems go.</param>
    public MapReader(YamlMap map, IReadOnlyList<string> known, ProblemList problems)
    {
        this.map = map;
        this.problems = problems;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                problems.Add(entry.Key, Words.Unknown("key", key, known));
            }
            else if (!entries.TryAdd(key, entry))
            {
                problems.Add(entry.Key, string.Create(CultureInfo.InvariantCulture, $"'{key}' is already said in line {entries[key].Key.Line}; keep one"));
            }
        }
    }

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>The value of a key, the map itself when the key is not there: a place for a message.</summary>
    public YamlNode Place(string key) => entries.TryGetValue(key, out var entry) ? entry.Value : map;

    /// <summary>Where a key is written.</summary>
    public YamlNode KeyPlace(string key) => entries.TryGetValue(key, out var entry) ? entry.Key : map;

    /// <summary>The value of a key; null when it is not there.</summary>
    public YamlNode? Node(string key) => entries.GetValueOrDefault(key)?.Value;

    /// <summary>The word or text of a key; null when it is not there, or, with a problem, not one.</summary>
    public string? Text(string key, string example)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar { Value.Length: > 0 } scalar:
                return scalar.Value;
            case YamlScalar empty:
                problems.Add(empty, $"'{key}' has no value; write {example}");
                return null;
            case var other:
                problems.Add(other, $"'{key}' takes one value; write {example}");
                return null;
        }
    }

    /// <summary>The word or text of a key, with a problem when it is not there.</summary>
    public string? Needed(string key, string example)
    {
        if (!Has(key))
        {
            problems.Add(map, $"'{key}' is missing; write '{key}: ' and {example}");
        }

        return Text(key, example);
    }

    /// <summary>The whole number of a key; the value for absence when it is not there, or, with a problem, not one in range.</summary>
    public int Whole(string key, int least, int most, int absent)
    {
        var example = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        if (Text(key, example) is not { } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        problems.Add(Place(key), $"'{Words.Shown(text)}' is not {example}");
        return absent;
    }
}
