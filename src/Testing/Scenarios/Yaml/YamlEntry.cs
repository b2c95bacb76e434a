namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>One <c>key: value</c>.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
