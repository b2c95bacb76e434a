namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>A part of a YAML file and where it begins, both from 1.</summary>
internal abstract record YamlNode(int Line, int Column);
