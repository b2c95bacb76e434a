namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Entries in the order of the file; a key may be there twice.</summary>
internal sealed record YamlMap(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column);
