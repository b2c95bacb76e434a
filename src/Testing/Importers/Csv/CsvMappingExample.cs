namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>A mapping to begin with.</summary>
public static class CsvMappingExample
{
    /// <summary>YAML with comments; a test reads it.</summary>
    public static string Text => string.Empty;
}
