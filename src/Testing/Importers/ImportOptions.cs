using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Testing.Importers;

/// <summary>Choices of an import. Another choice gives other ids, so that two imports of one source never mix in a store.</summary>
public sealed class ImportOptions
{
    /// <summary>Hours around each sensor firing in which the home counts as covered, where the source has no heartbeats of its own (TIHM, Ordóñez). Default 5; range 1 to 72.</summary>
    [Range(1, 72)]
    public int CoverageHours { get; set; } = 5;

    /// <summary>IANA zone of the source's local times; null (the default) for the zone of the format. Times in UTC need <c>Etc/UTC</c>.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether the source's waveforms are carried beside its numbers (BIDMC). Default false.</summary>
    public bool Waveforms { get; set; }

    /// <summary>Path of the mapping file that says what the columns mean (CSV); null (the default) for formats that need none.</summary>
    public string? Mapping { get; set; }
}
