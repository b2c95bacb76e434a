namespace AgeingMonitor.Analytics.Detection.Activities;

/// <summary>What is remembered of the things in a home. A plain value, saved as it is; times in local minutes since year 1, null for never.</summary>
internal sealed class ActivityState
{
    public bool[] On { get; set; } = new bool[ActivityFeatures.Things.Count];

    public double?[] LastAt { get; set; } = new double?[ActivityFeatures.Things.Count];

    public double? AnyAt { get; set; }

    public int? LastThing { get; set; }

    public int? Room { get; set; }

    public double? RoomSince { get; set; }
}
