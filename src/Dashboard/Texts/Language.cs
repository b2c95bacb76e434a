namespace AgeingMonitor.Dashboard.Texts;

/// <summary>A language of the screens.</summary>
internal enum Language
{
    /// <summary>The first.</summary>
    French = 0,

    /// <summary>The second.</summary>
    English = 1,
}
