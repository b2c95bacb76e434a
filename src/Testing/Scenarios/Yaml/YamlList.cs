namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Items in the order of the file.</summary>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column);
