namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What is known of one sensor: whether it has given a sign of movement, on which days, and whether it says that it is in fault.</summary>
internal struct SensorWatch
{
    public bool GivesSigns { get; set; }

    public bool InFault { get; set; }

    /// <summary>Number of the last local day with a sign.</summary>
    public int LastDay { get; set; }

    /// <summary>Days in a row with a sign, up to the last.</summary>
    public int DaysInARow { get; set; }

    /// <summary>The last sign, in microseconds; null where none is remembered.</summary>
    public long? LastSign { get; set; }

    /// <summary>A sign on a local day.</summary>
    public void NoteDay(int day)
    {
        if (day > LastDay)
        {
            DaysInARow = day == LastDay + 1 ? DaysInARow + 1 : 1;
            LastDay = day;
        }
    }

    /// <summary>Whether a sensor that spoke each day for a week has said nothing for two whole days: it may have died without a word, and its room cannot be seen into.</summary>
    public readonly bool IsMissedOn(int day) => DaysInARow >= 7 && day - LastDay >= 3;
}
