namespace AgeingMonitor.Care;

/// <summary>Languages of the screens.</summary>
public static class CareLanguages
{
    /// <summary>French, the first.</summary>
    public const string French = "fr";

    /// <summary>English, the second.</summary>
    public const string English = "en";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [French, English];
}
