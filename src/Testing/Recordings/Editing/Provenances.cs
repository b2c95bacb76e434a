namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>The provenance of an edited recording: what it was, then each step that was taken.</summary>
internal static class Provenances
{
    /// <summary>Adds a step.</summary>
    public static string Add(string provenance, string step) => provenance.Length == 0 ? step : $"{provenance}; {step}";
}
