namespace AgeingMonitor.Care;

/// <summary>Actors of journal entries that are not users.</summary>
public static class CareActors
{
    /// <summary>The program itself.</summary>
    public const string System = "system";
}
