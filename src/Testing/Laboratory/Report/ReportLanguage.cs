namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>The language of a report.</summary>
public enum ReportLanguage
{
    /// <summary>French.</summary>
    French = 0,

    /// <summary>English.</summary>
    English = 1,
}
