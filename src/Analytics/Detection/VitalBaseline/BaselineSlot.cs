namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A part of one day; <paramref name="Number"/> counts them, four a day.</summary>
internal readonly record struct BaselineSlot(int Number)
{
    private const int Parts = 4;

    public int DayNumber => Number / Parts;

    public BaselinePart Part => (BaselinePart)(Number % Parts);

    /// <summary>The slot of a local time.</summary>
    public static BaselineSlot Of(DateTime local)
    {
        var hour = local.Hour;
        var day = DateOnly.FromDateTime(local).DayNumber;
        return hour >= 22 ? At(day + 1, BaselinePart.Night)
            : At(day, hour < 6 ? BaselinePart.Night : hour < 12 ? BaselinePart.Morning : hour < 18 ? BaselinePart.Afternoon : BaselinePart.Evening);
    }

    private static BaselineSlot At(int day, BaselinePart part) => new((day * Parts) + (int)part);
}
