using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

public static partial class Expectations
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromDays(3);

    private static ExpectationEntry[] ClimateEntries() =>
    [
        new()
        {
            Kind = HappeningKinds.Climate, When = "to 33 °C or more for two days or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.RoomHeat],
            Within = "until it ends", Why = "WHO Europe (Public health advice on preventing health effects of heat, 2011) wants rooms below 32 °C by day, above all for people over 60.",
            During = (climate, _) => climate.AmountOrUsual >= 33 && LengthOf(climate) >= 2 * OneDay ? climate.During : null,
        },
        new()
        {
            Kind = HappeningKinds.Climate, When = "to 30 °C or more for three days or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.RoomHeat],
            Within = "until it ends", Why = "Three hot days and nights are what the French heat plan (plan national canicule) warns of.",
            During = (climate, _) => climate.AmountOrUsual >= 30 && LengthOf(climate) >= ThreeDays ? climate.During : null,
        },
        new()
        {
            Kind = HappeningKinds.Climate, When = "to 28 °C or more, otherwise", Standing = ExpectationStanding.May, Rules = [AlertRules.RoomHeat],
            Within = "until a day after it", Why = "Warm rooms, and whether they add to a warm week outside is not told.",
            During = (climate, _) => climate.AmountOrUsual >= 28 ? Until(climate, OneDay) : null,
        },
        new()
        {
            Kind = HappeningKinds.Climate, When = "to 16 °C or less for a day or longer", Standing = ExpectationStanding.Must, Rules = [AlertRules.RoomCold],
            Within = "until it ends", Why = "WHO Housing and health guidelines (2018), chapter 4: 18 °C at least, more for older people.",
            During = (climate, _) => climate.AmountOrUsual <= 16 && LengthOf(climate) >= OneDay ? climate.During : null,
        },
        new()
        {
            Kind = HappeningKinds.Climate, When = "to less than 18 °C, otherwise", Standing = ExpectationStanding.May, Rules = [AlertRules.RoomCold],
            Within = "until a day after it", Why = "As above; a few cool hours can wait.",
            During = (climate, _) => climate.AmountOrUsual < 18 ? Until(climate, OneDay) : null,
        },
        Nothing(HappeningKinds.Climate, "Rooms as people like them.") with { When = "anything between" },
    ];
}
