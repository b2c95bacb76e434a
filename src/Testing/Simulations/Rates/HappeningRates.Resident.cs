using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations.Rates;

public static partial class HappeningRates
{
    /// <summary>All falls together are 0.65 a year: within the range of the study, nearer to its younger people.</summary>
    private const string Falls = "0.47 (70 to 74 years) to 1.21 (80 and over) falls a person-year (Campbell et al., Age and Ageing, 1990); how a worn device takes them, and how long one lies, is an assumption";

    private static HappeningRate[] Resident() =>
    [
        new(HappeningKinds.HospitalStay, 0.25, Assumption) { Manner = "announced", Hours = (9, 18), Length = Days(2, 10) },
        new(HappeningKinds.HospitalStay, 0.1, Assumption) { Manner = "unannounced", Length = Days(1, 8) },
        new(HappeningKinds.Fall, 0.4, Falls) { Manner = "noticed", Length = Minutes(1, 25) },
        new(HappeningKinds.Fall, 0.2, Falls) { Manner = "unnoticed", Length = Minutes(5, 90) },
        new(HappeningKinds.Fall, 0.05, Falls) { Manner = "cancelled", Length = Minutes(1, 3) },
        new(HappeningKinds.HelpCall, 1, Assumption) { Manner = "real" },
        new(HappeningKinds.HelpCall, 3, Assumption) { Manner = "by-mistake", Hours = (7, 22) },
        new(HappeningKinds.HelpCall, 12, "assumption: the monthly test that services ask for") { Manner = "test", Hours = (9, 18) },
        new(HappeningKinds.OutAtNight, 0.3, Assumption) { Manner = "returns", Hours = (0.5, 4.5), Length = Minutes(10, 60) },
        new(HappeningKinds.OutAtNight, 0.1, Assumption) { Manner = "door-left-open", Hours = (0.5, 4.5), Length = Minutes(10, 60) },
        new(HappeningKinds.Wandering, 2, Assumption) { Hours = (0.5, 4.5), Length = Minutes(20, 90) },
        new(HappeningKinds.RestlessNight, 18, Assumption) { Hours = (22, 23), Length = Hours(7, 9), Amount = (3, 8) },
        new(HappeningKinds.SleepingIn, 12, Assumption) { Hours = (6, 8), Length = Hours(1, 3) },
        new(HappeningKinds.SittingStill, 24, Assumption) { Hours = (9, 18), Length = Hours(2, 4) },
        new(HappeningKinds.Outing, 26, Assumption) { Hours = (10, 16), Length = Hours(1, 5) },
        new(HappeningKinds.Illness, 0.6, Assumption) { Manner = "infection", Length = Days(4, 9), Amount = (38.3, 39.8) },
        new(HappeningKinds.Illness, 0.4, Assumption) { Manner = "respiratory", Length = Days(4, 10), Amount = (38, 39.5) },
        new(HappeningKinds.Illness, 0.1, Assumption) { Manner = "heart", Length = Days(5, 14), Amount = (2, 5) },
        new(HappeningKinds.GaitSlowing, 0.1, Assumption) { Length = Days(30, 90), Amount = (0.1, 0.35) },
        new(HappeningKinds.WeightChange, 0.15, Assumption) { Length = Days(20, 60), Amount = (-5, -2) },
        new(HappeningKinds.LowMood, 0.3, Assumption) { Length = Days(10, 30), Amount = (0.3, 0.8) },
    ];
}
