namespace AgeingMonitor.Analytics.Detection.Activities;

/// <summary>The activities that are told apart, and the name of each one's model.</summary>
internal static class ActivityLabels
{
    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = ["breakfast", "dinner", "grooming", "leaving", "lunch", "showering", "sleeping", "snack", "spare-time", "toileting"];

    /// <summary>Such as <c>activity-sleeping</c>.</summary>
    public static string ModelOf(string label) => "activity-" + label;
}
