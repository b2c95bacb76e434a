using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

public static partial class Expectations
{
    private static ExpectationEntry[] NightEntries() =>
    [
        Nothing(HappeningKinds.RestlessNight, "An entry of the day's list, which calls nobody: an alert about it is false."),
        new()
        {
            Kind = HappeningKinds.Wandering, When = "for half an hour or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.NightWandering],
            Within = "until a day after it", Why = "Walking about at night goes before falls and ways out of the door; whoever cares for the resident has to read of it that day.",
            During = (walk, _) => LengthOf(walk) >= TimeSpan.FromMinutes(30) ? Until(walk, OneDay) : null,
        },
        new()
        {
            Kind = HappeningKinds.Wandering, When = "shorter", Standing = ExpectationStanding.May, Rules = [AlertRules.NightWandering],
            Within = "until a day after it", Why = "Whether it was a walk or a search for glasses, who can tell.",
            During = (walk, _) => Until(walk, OneDay),
        },
        new()
        {
            Kind = HappeningKinds.OutAtNight, When = "for 10 min or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.NightOut, AlertRules.BedNotReturned],
            Within = "a quarter of an hour from the door", Why = "In night clothes, in winter, by a road: of people with dementia who were lost and not found within a day nearly half died (Koester and Stooksbury, Wilderness and Environmental Medicine 6:34, 1995, from memory).",
            During = (exit, _) => LengthOf(exit) >= TimeSpan.FromMinutes(10) ? For(exit, TimeSpan.FromMinutes(15)) : null,
        },
        new()
        {
            Kind = HappeningKinds.OutAtNight, When = "shorter", Standing = ExpectationStanding.May, Rules = [AlertRules.NightOut],
            Within = "until an hour after it", Why = "Back before anybody could have come.",
            During = (exit, _) => Until(exit, LongLie),
        },
    ];
}
