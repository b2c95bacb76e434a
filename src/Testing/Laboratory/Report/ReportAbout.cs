namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>What made a report, so that it can be made again.</summary>
public sealed record ReportAbout
{
    /// <summary>Name of the simulation.</summary>
    public required string Name { get; init; }

    /// <summary>The command line.</summary>
    public required string CommandLine { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The language of the page.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.English;

    /// <summary>Whether the page and the figures say what the run cost on this machine. Without it they are the same bytes everywhere.</summary>
    public bool WithCost { get; init; } = true;
}
