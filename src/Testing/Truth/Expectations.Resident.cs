using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

public static partial class Expectations
{
    /// <summary>Half of those who lay for more than an hour died within six months: Wild, Nayak, Isaacs, BMJ 282:266 (1981).</summary>
    private static readonly TimeSpan LongLie = TimeSpan.FromHours(1);

    /// <summary>How often adults at risk of a pressure ulcer are to change position: NICE, "Pressure ulcers: prevention and management", clinical guideline 179 (2014), 1.1.8.</summary>
    private static readonly TimeSpan Repositioned = TimeSpan.FromHours(6);

    private const string Lie = "a lie of more than an hour is the dangerous one (Wild, Nayak, Isaacs, BMJ 282:266, 1981)";

    private static ExpectationEntry[] ResidentEntries() =>
    [
        new()
        {
            Kind = HappeningKinds.Fall, Manner = "noticed", When = "up again within the hour", Standing = ExpectationStanding.Must, Rules = [AlertRules.Fall],
            Within = "1 h from the fall", Why = $"Help must be there before the hour is over: {Lie}. A fall is noticed when the device is worn and works and the kit listens; otherwise it is unnoticed.",
            During = (fall, _) => LengthOf(fall) <= LongLie ? For(fall, LongLie) : null,
        },
        new()
        {
            Kind = HappeningKinds.Fall, Manner = "noticed", When = "on the floor for more than an hour", Standing = ExpectationStanding.Must, Rules = [AlertRules.Fall, AlertRules.Stillness, AlertRules.BedNotReturned],
            Within = "1 h from the fall", Why = "As above; that somebody lies still is the same news.",
            During = (fall, _) => For(fall, LongLie),
        },
        new()
        {
            Kind = HappeningKinds.Fall, Manner = "unnoticed", When = "on the floor for more than an hour", Standing = ExpectationStanding.Must, Rules = [AlertRules.Stillness, AlertRules.Fall, AlertRules.BedNotReturned],
            Within = "while the resident lies", Why = $"Nothing else calls for help, and it helps as long as the resident lies there; {Lie}.",
            During = (fall, _) => LengthOf(fall) > LongLie ? fall.During : null,
        },
        new()
        {
            Kind = HappeningKinds.Fall, Manner = "unnoticed", When = "up again within the hour", Standing = ExpectationStanding.May, Rules = [AlertRules.Fall, AlertRules.Stillness, AlertRules.BedNotReturned],
            Within = "1 h from the fall", Why = "The resident got up alone and no device saw it: good to hear of, not to be asked for.",
            During = (fall, _) => For(fall, LongLie),
        },
        new()
        {
            Kind = HappeningKinds.Fall, Manner = "cancelled", Standing = ExpectationStanding.May, Rules = [AlertRules.Fall],
            Within = "1 h from the suspicion", Why = "The resident said that nothing is the matter; a word about it is no fault.",
            During = (fall, _) => For(fall, LongLie),
        },
        new()
        {
            Kind = HappeningKinds.HelpCall, Manner = "by-mistake", Standing = ExpectationStanding.May, Rules = [AlertRules.HelpCall],
            Within = "1 h from the press", Why = "Nobody can know before having asked.",
            During = (call, _) => For(call, LongLie),
        },
        NoRuleYet(HappeningKinds.HelpCall, "Nobody can hear it: that a pendant does not work has to be found before it is needed.") with { When = "the pendant is dead, faulty or not worn, or the kit does not run" },
        new()
        {
            Kind = HappeningKinds.HelpCall, When = "otherwise", Standing = ExpectationStanding.Must, Rules = [AlertRules.HelpCall],
            Within = "1 h from the press", Why = $"Who calls must be heard, a test call is there to prove it; the call may be a fall, and {Lie}.",
            During = (call, home) => home.Hears(HomeSensors.Pendant, call.During.From) ? For(call, LongLie) : null,
        },
        new()
        {
            Kind = HappeningKinds.SittingStill, When = "6 h or longer", Standing = ExpectationStanding.May, Rules = [AlertRules.Stillness],
            Within = "until an hour after it", Why = "Adults at risk of a pressure ulcer change position at least every 6 h (NICE CG179, 2014, 1.1.8); whoever has not moved for longer may be asked after.",
            During = (still, _) => LengthOf(still) >= Repositioned ? Until(still, LongLie) : null,
        },
        new()
        {
            Kind = HappeningKinds.SittingStill, When = "shorter, half an hour at least, in a bathroom, kitchen or hall", Standing = ExpectationStanding.May, Rules = [AlertRules.BedNotReturned],
            Within = "during it", Why = "Who left the bed for such a room and is not seen for half an hour may have fallen there: to ask is right.",
            During = (still, _) => LengthOf(still) >= TimeSpan.FromMinutes(30) && still.Room is (RoomKind.Bathroom or RoomKind.Kitchen or RoomKind.Hall) ? still.During : null,
        },
        Nothing(HappeningKinds.SittingStill, "An afternoon in the armchair is nobody's business.") with { When = "shorter" },
        Nothing(HappeningKinds.SleepingIn, "A late morning is nobody's business."),
        .. NightEntries(),
        Nothing(HappeningKinds.Outing, "Going out is well."),
        Nothing(HappeningKinds.HospitalStay, "The care team knows that nobody is at home.") with { Manner = "announced" },
        new()
        {
            Kind = HappeningKinds.HospitalStay, Manner = "unannounced", Standing = ExpectationStanding.May, Rules = [AlertRules.Stillness, AlertRules.KitSilent],
            Within = "during the stay", Why = "The home is empty and nobody told: to ask is right, to keep quiet because the door was the last sign is right as well.",
            During = (stay, _) => stay.During,
        },
        .. IllnessEntries(),
        NoRuleYet(HappeningKinds.GaitSlowing, "A trend over weeks: followed on the resident’s page, and nobody is called."),
        .. WeightChangeEntries(),
        NoRuleYet(HappeningKinds.LowMood, "A change of routine over weeks: its signs are followed on the resident’s page, and nobody is called."),
        new()
        {
            Kind = HappeningKinds.Reading, When = "outermost band of NEWS2, or diastolic pressure of grade 3; not a systolic pressure at or below the diastolic one", Standing = ExpectationStanding.Must, Rules = [AlertRules.VitalSign],
            Within = "1 day from the measurement", Why = "NEWS2 (Royal College of Physicians, 2017), chart 1; Williams et al., Eur Heart J 39:3021, 2018, table 3.",
            During = (reading, home) => !IsByItself(reading) && !IsImpossible(reading, home) && ClinicalLimit.IsPassed(reading.MannerOrFirst, reading.AmountOrUsual) ? For(reading, OneDay) : null,
        },
        new()
        {
            Kind = HappeningKinds.Reading, When = "the same, of the wrist device, which measures by itself", Standing = ExpectationStanding.May, Rules = [AlertRules.VitalSign, AlertRules.News2],
            Within = "1 day from the measurement", Why = "A single value may be a loose strap; whether another one agrees is not told by the happening.",
            During = (reading, _) => IsByItself(reading) && ClinicalLimit.IsPassed(reading.MannerOrFirst, reading.AmountOrUsual) ? For(reading, OneDay) : null,
        },
        new()
        {
            Kind = HappeningKinds.Reading, When = "a blood pressure or pulse to be looked at on the day", Standing = ExpectationStanding.Must, Rules = [AlertRules.BloodPressure, AlertRules.Pulse, AlertRules.VitalSign],
            Within = "1 day from the measurement", Why = "Grade 2 of Williams et al., Eur Heart J 39:3021, 2018; a pulse of 100 or 50.",
            During = (reading, home) => !IsImpossible(reading, home) && !ClinicalLimit.IsPassed(reading.MannerOrFirst, reading.AmountOrUsual) && ClinicalLimit.IsToBeLookedAt(reading.MannerOrFirst, reading.AmountOrUsual) ? For(reading, OneDay) : null,
        },
        new()
        {
            Kind = HappeningKinds.Reading, When = "any other value that scores in NEWS2", Standing = ExpectationStanding.May, Rules = [AlertRules.News2],
            Within = "1 day from the measurement", Why = "Values that are no danger each add up in the early warning score.",
            During = (reading, _) => ClinicalLimit.IsScored(reading.MannerOrFirst, reading.AmountOrUsual) ? For(reading, OneDay) : null,
        },
        Nothing(HappeningKinds.Reading, "A value like any other.") with { When = "any other value" },
    ];

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>No artery is wider at rest than at a beat: one of the two numbers was not measured.</summary>
    private static bool IsImpossible(Happening reading, HomeTruth home)
    {
        var (systolic, diastolic) = (Quantities.SystolicBloodPressure.Code, Quantities.DiastolicBloodPressure.Code);
        var isSystolic = reading.MannerOrFirst == systolic;
        return (isSystolic || reading.MannerOrFirst == diastolic) && home.Happenings.Any(other =>
            other.Kind == HappeningKinds.Reading && other.Sensor == reading.Sensor && other.MannerOrFirst == (isSystolic ? diastolic : systolic)
            && (other.During.From - reading.During.From).Duration() <= TimeSpan.FromSeconds(30)
            && (isSystolic ? reading.AmountOrUsual <= other.AmountOrUsual : other.AmountOrUsual <= reading.AmountOrUsual));
    }

    private static bool IsByItself(Happening reading) => reading.Sensor == HomeSensors.Wrist;
}
