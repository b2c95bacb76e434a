using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>A map of a YAML file, read key by key. What is wrong goes to the list of mistakes; a key that is not known is one. One caller at a time.</summary>
internal sealed class YamlSection
{
    private readonly YamlMappingNode node;
    private readonly MappingMistakes mistakes;

    /// <summary>Reads a map, of which these keys are known.</summary>
    public YamlSection(YamlMappingNode node, MappingMistakes mistakes, params string[] known)
    {
        this.node = node;
        this.mistakes = mistakes;
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name, StringComparer.Ordinal))
            {
                mistakes.Add(key.Start.Line, $"'{key}' is not a key here. {Suggestion.For(key.ToString(), known)}");
            }
        }
    }

    public long Line => node.Start.Line;

    /// <summary>The line of a key's value, or of the map.</summary>
    public long LineOf(string key) => Find(key)?.Start.Line ?? Line;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text; null, and a mistake where it is wanted, when there is none.</summary>
    public string? Text(string key, string? wanted = null)
    {
        switch (Find(key))
        {
            case null when wanted is not null:
                mistakes.Add(Line, $"'{key}' is missing: {wanted}");
                return null;
            case null:
                return null;
            case YamlScalarNode { Value: { } text }:
                return text;
            case { } other:
                mistakes.Add(other.Start.Line, $"'{key}' is one word or number{(wanted is null ? "." : ": " + wanted)}");
                return null;
        }
    }

    /// <summary>A whole number within bounds, or what it is without being said.</summary>
    public int Number(string key, int minimum, int maximum, int otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        mistakes.Add(LineOf(key), FormattableString.Invariant($"'{key}' is a whole number from {minimum} to {maximum}, not '{text}'."));
        return otherwise;
    }

    /// <summary>A list of texts; a single text is a list of one; null when there is none.</summary>
    public IReadOnlyList<(string Value, long Line)>? Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } text } scalar:
                return [(text, scalar.Start.Line)];
            case YamlSequenceNode list when list.Children.All(child => child is YamlScalarNode { Value: not null }):
                return [.. list.Children.Select(child => (((YamlScalarNode)child).Value!, child.Start.Line))];
            case { } other:
                mistakes.Add(other.Start.Line, $"'{key}' is a list of words, such as [a, b].");
                return null;
        }
    }

    /// <summary>The pairs of a map of texts; empty when there is none.</summary>
    public IReadOnlyList<(string Key, string Value, long Line)> Pairs(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlMappingNode map when map.Children.All(pair => pair is { Key: YamlScalarNode { Value: not null }, Value: YamlScalarNode { Value: not null } }):
                return [.. map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, ((YamlScalarNode)pair.Value).Value!, pair.Key.Start.Line))];
            case { } other:
                mistakes.Add(other.Start.Line, $"'{key}' is a map of words, such as {{ on: 1, off: 0 }}.");
                return [];
        }
    }

    /// <summary>A map inside; null when there is none.</summary>
    public YamlSection? Section(string key, params string[] known)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlSection(map, mistakes, known);
            case { } other:
                mistakes.Add(other.Start.Line, $"'{key}' is a map with the keys {string.Join(", ", known)}.");
                return null;
        }
    }

    /// <summary>A list of maps inside; empty when there is none.</summary>
    public IReadOnlyList<YamlSection> Sections(string key, params string[] known)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.All(child => child is YamlMappingNode):
                return [.. list.Children.Select(child => new YamlSection((YamlMappingNode)child, mistakes, known))];
            case { } other:
                mistakes.Add(other.Start.Line, $"'{key}' is a list; each entry begins with '- ' and has the keys {string.Join(", ", known)}.");
                return [];
        }
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
