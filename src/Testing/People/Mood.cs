using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.People;

/// <summary>What shapes the plan of one life day, as it is when the day begins: an illness that comes on at noon leaves the plan of the day as it was.</summary>
/// <param name="Activity">How much is done, 0.3 to 1.1.</param>
/// <param name="Illness">Severity, 0 to 1.</param>
/// <param name="Low">Low mood, 0 to 1.</param>
/// <param name="NightVisits">Toilet visits an hour of night more than usual.</param>
/// <param name="GaitSpeed">Metres a second.</param>
/// <param name="Lightness">-1 in the darkest, 1 in the lightest weeks of the year.</param>
internal sealed record Mood(double Activity, double Illness, double Low, double NightVisits, double GaitSpeed, double Lightness)
{
    public static Mood Of(DateOnly date, Instant start, Character character, Condition condition)
    {
        var illness = condition.IllnessAt(start);
        var low = condition.LowMoodAt(start);
        var lightness = Season.Lightness(date);
        var activity = (0.6 + (0.45 * character.Mobility) + (0.04 * lightness)) * (1 - (0.6 * illness.Severity)) * (1 - (0.4 * low));
        return new Mood(Math.Max(0.3, activity), illness.Severity, low, illness.NightVisits, condition.GaitSpeedAt(start), lightness);
    }
}
