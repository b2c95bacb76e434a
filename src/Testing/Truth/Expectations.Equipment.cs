using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

public static partial class Expectations
{
    /// <summary>
    /// How long a home may be unheard before somebody must know. A fall in that time is not noticed; a quarter of an hour leaves three quarters until it becomes a lie of more than an hour
    /// (Wild, Nayak, Isaacs, BMJ 282:266, 1981).
    /// </summary>
    private static readonly TimeSpan Unheard = TimeSpan.FromMinutes(15);

    private const string Quarter = "a fall in that time goes unnoticed; a quarter of an hour leaves three until it is a long lie (Wild, Nayak, Isaacs, BMJ 282:266, 1981)";

    private static ExpectationEntry[] HomeEntries() =>
    [
        Nothing(HappeningKinds.Visitors, "Guests are well."),
        Nothing(HappeningKinds.Pet, "A cat is not the resident."),
        Nothing(HappeningKinds.Radar, "What a radar takes for somebody on the floor is nobody."),
        .. ClimateEntries(),
        .. UnheardEntries(HappeningKinds.PowerCut, "off", "The kit is off: "),
        new()
        {
            Kind = HappeningKinds.PowerCut, Standing = ExpectationStanding.May, Rules = [AlertRules.KitSilent],
            Within = "until an hour after the cut", Why = "The kit lives on its battery, but the router of the home seldom does.",
            During = (cut, _) => Until(cut, LongLie),
        },
    ];

    private static ExpectationEntry[] SensorEntries() =>
    [
        new()
        {
            Kind = HappeningKinds.BatteryLow, When = "down to 20 % or less, for a day or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.BatteryLow],
            Within = "until it is changed", Why = "Somebody has to bring a new one while the sensor still works; a fifth of a year's charge is some weeks.",
            During = (battery, _) => battery.AmountOrUsual <= 20 && LengthOf(battery) >= TimeSpan.FromDays(1) ? battery.During : null,
        },
        new()
        {
            Kind = HappeningKinds.BatteryLow, When = "more than 20 % left at the start, or changed within the day", Standing = ExpectationStanding.May, Rules = [AlertRules.BatteryLow],
            Within = "until it is changed", Why = "How far it falls is not told, or somebody is at it already.",
            During = (battery, _) => battery.During,
        },
        new()
        {
            Kind = HappeningKinds.SensorDead, Standing = ExpectationStanding.May, Rules = [AlertRules.SensorSilent],
            Within = "until an hour after it", Why = "How soon it is missed hangs on who goes by; of what is worn or seldom used nobody can tell.",
            During = (sensor, _) => Until(sensor, LongLie),
        },
        NoRuleYet(HappeningKinds.SensorStuck, "A value that never moves has to be found by what is usual for it."),
        NoRuleYet(HappeningKinds.SensorChatter, "A sensor that fires without cause hides the life behind it."),
        NoRuleYet(HappeningKinds.SensorFault, "A sensor that says that it is faulty has to be mended."),
        new()
        {
            Kind = HappeningKinds.SensorMisses, Standing = ExpectationStanding.May, Rules = [AlertRules.SensorSilent],
            Within = "until an hour after it", Why = "A sensor that sees half may stay silent for longer than it should.",
            During = (sensor, _) => Until(sensor, LongLie),
        },
        NoRuleYet(HappeningKinds.NotWorn, "Who does not wear the device has no fall detection: worth a word by the evening."),
    ];

    private static ExpectationEntry[] KitEntries() =>
    [
        .. UnheardEntries(HappeningKinds.LinkLoss, null, "Nothing is heard of the home: "),
        new()
        {
            Kind = HappeningKinds.LinkFlaky, Standing = ExpectationStanding.May, Rules = [AlertRules.KitSilent],
            Within = "until an hour after it", Why = "Whether nothing at all came through for long is chance.",
            During = (flaky, _) => Until(flaky, LongLie),
        },
        .. UnheardEntries(HappeningKinds.KitOff, null, "Nobody watches: "),
        .. UnheardEntries(HappeningKinds.Reboot, null, "Nobody watches: "),
        new()
        {
            Kind = HappeningKinds.ClockSlip, Standing = ExpectationStanding.May, Rules = [AlertRules.KitSilent],
            Within = "until an hour after it", Why = "A clock that jumps leaves a hole that looks like silence.",
            During = (slip, _) => Until(slip, LongLie),
        },
        .. UnheardEntries(HappeningKinds.ClockUnset, null, "Nothing dated is heard of the home: "),
        .. UnheardEntries(HappeningKinds.OutboxFull, null, "Nothing is heard of the home: "),
        Nothing(HappeningKinds.Resends, "What comes twice changes nothing."),
        Nothing(HappeningKinds.Scrambled, "Broken messages are set aside and counted; the packs among them still come."),
        .. UnheardEntries(HappeningKinds.Hang, null, "Heartbeats alone do not watch anybody: "),
    ];

    private static ExpectationEntry[] UnheardEntries(HappeningKind kind, string? manner, string what) =>
    [
        new()
        {
            Kind = kind, Manner = manner, When = "15 min or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.KitSilent],
            Within = "1 h from its start", Why = what + Quarter + ".",
            During = (happening, _) => LengthOf(happening) >= Unheard ? For(happening, LongLie) : null,
        },
        new()
        {
            Kind = kind, Manner = manner, When = "shorter", Standing = ExpectationStanding.May, Rules = [AlertRules.KitSilent],
            Within = "until an hour after it", Why = "It ends by itself.",
            During = (happening, _) => Until(happening, LongLie),
        },
    ];
}
