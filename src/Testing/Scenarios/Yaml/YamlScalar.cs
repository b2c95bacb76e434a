namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>A word, number or text; empty where nothing is written.</summary>
internal sealed record YamlScalar(int Line, int Column, string Value) : YamlNode(Line, Column);
