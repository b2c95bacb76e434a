using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Components;

/// <summary>Words for the codes of views.</summary>
internal static class Labels
{
    public static LocalizedText Priority(string code) => code switch
    {
        "high" => IslandTexts.PriorityHigh,
        "medium" => IslandTexts.PriorityMedium,
        "low" => IslandTexts.PriorityLow,
        _ => IslandTexts.PriorityTechnical,
    };

    public static LocalizedText State(string code) => code switch
    {
        Codes.Raised => IslandTexts.StateRaised,
        Codes.Acknowledged => IslandTexts.StateAcknowledged,
        _ => IslandTexts.StateResolved,
    };

    public static LocalizedText Room(string code) => code switch
    {
        "bedroom" => IslandTexts.RoomBedroom,
        "bathroom" => IslandTexts.RoomBathroom,
        "kitchen" => IslandTexts.RoomKitchen,
        "living" => IslandTexts.RoomLiving,
        "hall" => IslandTexts.RoomHall,
        "entrance" => IslandTexts.RoomEntrance,
        _ => IslandTexts.RoomOther,
    };

    public static LocalizedText Detector(string detector) => detector switch
    {
        DayFlagDetectors.Routine => PageTexts.DetectorRoutine,
        DayFlagDetectors.Agitation => PageTexts.DetectorAgitation,
        DayFlagDetectors.Weight => PageTexts.DetectorWeight,
        DayFlagDetectors.VitalSigns => PageTexts.DetectorVitalSigns,
        DayFlagDetectors.BloodPressure => PageTexts.DetectorBloodPressure,
        DayFlagDetectors.Inputs => PageTexts.DetectorInputs,
        DayFlagDetectors.Night => PageTexts.DetectorNight,
        _ => PageTexts.DetectorOther,
    };

    public static LocalizedText Slot(string slot) => slot switch
    {
        "pulse" => IslandTexts.SlotPulse,
        "oxygen" => IslandTexts.SlotOxygen,
        "pressure" => IslandTexts.SlotPressure,
        "temperature" => IslandTexts.SlotTemperature,
        _ => IslandTexts.SlotRespiration,
    };

    /// <summary>A rule that has no words yet is called by its name.</summary>
    public static LocalizedText Rule(string rule) => rule switch
    {
        AlertRules.HelpCall => PageTexts.RuleHelpCall,
        AlertRules.Fall => PageTexts.RuleFall,
        AlertRules.VitalSign => PageTexts.RuleVitalSign,
        AlertRules.News2 => PageTexts.RuleNews2,
        AlertRules.BloodPressure => PageTexts.RuleBloodPressure,
        AlertRules.Pulse => PageTexts.RulePulse,
        AlertRules.Weight => PageTexts.RuleWeight,
        AlertRules.Stillness => PageTexts.RuleStillness,
        AlertRules.NightOut => PageTexts.RuleNightOut,
        AlertRules.BedNotReturned => PageTexts.RuleBedNotReturned,
        AlertRules.NightWandering => PageTexts.RuleNightWandering,
        AlertRules.RoomHeat => PageTexts.RuleRoomHeat,
        AlertRules.RoomCold => PageTexts.RuleRoomCold,
        AlertRules.KitSilent => PageTexts.RuleKitSilent,
        AlertRules.SensorSilent => PageTexts.RuleSensorSilent,
        AlertRules.BatteryLow => PageTexts.RuleBatteryLow,
        _ => new LocalizedText(rule, rule),
    };

    public static LocalizedText Outcome(AlertOutcome outcome) => outcome switch
    {
        AlertOutcome.True => PageTexts.OutcomeTrue,
        AlertOutcome.False => PageTexts.OutcomeFalse,
        AlertOutcome.Test => PageTexts.OutcomeTest,
        _ => PageTexts.OutcomeUnknown,
    };

    public static string Summary(AlertView alert, Language language) => language == Language.English ? alert.English : alert.French;
}
