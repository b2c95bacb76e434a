namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>What is counted of the day that runs. A plain value, saved as it is.</summary>
internal sealed class DayAccumulator
{
    /// <summary>Kinds of rooms, as numbered by <c>RoomKind</c>.</summary>
    public const int Rooms = 7;

    /// <summary>Hours of the seven days before, for the stability between days.</summary>
    public const int PastHours = 7 * 24;

    /// <summary>Number of the local day; 0 before the first.</summary>
    public int Day { get; set; }

    public int HoursHeard { get; set; }

    /// <summary>Whether for any part of the day nobody was expected to be at home, or a movement sensor was in fault: the day says nothing of the routine.</summary>
    public bool IsUnknown { get; set; }

    public float[] ByHour { get; set; } = new float[24];

    public float[] PastByHour { get; set; } = new float[PastHours];

    public int PastDays { get; set; }

    public int[] ByRoom { get; set; } = new int[Rooms];

    public int[] Ways { get; set; } = new int[Rooms * Rooms];

    public int Together { get; set; }

    public int NightMovements { get; set; }

    public int NightBathroom { get; set; }

    public int? FirstMinute { get; set; }

    public int? LastMinute { get; set; }

    public int MealsSeen { get; set; }

    public int Outings { get; set; }

    public double MinutesOut { get; set; }

    public double LongestStill { get; set; }

    /// <summary>Local time of the last sign, in minutes since year 1; null before the first. Lives on over midnight, as all below.</summary>
    public double? LastSign { get; set; }

    public double? LastBathroom { get; set; }

    public int? LastRoom { get; set; }

    public bool LastWasDoor { get; set; }

    /// <summary>Begins another day; what lives on over midnight stays.</summary>
    public void Begin(int day)
    {
        Day = day;
        HoursHeard = Together = NightMovements = NightBathroom = MealsSeen = Outings = 0;
        IsUnknown = false;
        FirstMinute = LastMinute = null;
        MinutesOut = LongestStill = 0;
        Array.Clear(ByHour);
        Array.Clear(ByRoom);
        Array.Clear(Ways);
    }
}
