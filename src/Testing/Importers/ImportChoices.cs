namespace AgeingMonitor.Testing.Importers;

/// <summary>Which of the <see cref="ImportOptions"/> mean something to a format.</summary>
[Flags]
public enum ImportChoices
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="ImportOptions.CoverageHours"/>.</summary>
    CoverageHours = 1,

    /// <summary><see cref="ImportOptions.TimeZone"/>.</summary>
    TimeZone = 2,

    /// <summary><see cref="ImportOptions.Waveforms"/>.</summary>
    Waveforms = 4,

    /// <summary><see cref="ImportOptions.Mapping"/>.</summary>
    Mapping = 8,
}
