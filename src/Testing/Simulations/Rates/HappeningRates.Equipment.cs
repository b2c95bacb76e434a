using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations.Rates;

public static partial class HappeningRates
{
    private static HappeningRate[] Home() =>
    [
        new(HappeningKinds.Visitors, 26, "assumption: beyond the weekly visits of ordinary life") { Hours = (11, 18), Length = Hours(1, 4), Amount = (1, 4) },
        new(HappeningKinds.Climate, 1, "assumption: a heat wave each summer") { Months = (6, 8), Length = Days(2, 6), Amount = (30, 36) },
        new(HappeningKinds.Climate, 0.1, "assumption: the heating fails") { Months = (11, 3), Length = Days(1, 3), Amount = (11, 15) },
        new(HappeningKinds.PowerCut, 0.7, Assumption) { Manner = "on-battery", Length = Minutes(2, 180) },
        new(HappeningKinds.PowerCut, 0.2, Assumption) { Manner = "off", Length = Minutes(2, 180) },
    ];

    private static HappeningRate[] Sensor() =>
    [
        new(HappeningKinds.BatteryLow, 3, "assumption: ten batteries that last three years") { Length = Days(3, 14), Amount = (8, 16), Sensors = SensorChoice.OnBattery },
        new(HappeningKinds.SensorDead, 0.5, Assumption) { Length = Hours(2, 120), Sensors = SensorChoice.Any },
        new(HappeningKinds.SensorStuck, 0.2, Assumption) { Length = Hours(2, 48), Sensors = SensorChoice.Sticking },
        new(HappeningKinds.SensorChatter, 0.2, Assumption) { Length = Hours(1, 24), Amount = (30, 600), Sensors = SensorChoice.Motion },
        new(HappeningKinds.SensorFault, 0.3, Assumption) { Length = Hours(1, 24), Sensors = SensorChoice.Any },
        new(HappeningKinds.SensorMisses, 0.3, Assumption) { Length = Days(1, 14), Amount = (0.2, 0.8), Sensors = SensorChoice.Motion },
        new(HappeningKinds.NotWorn, 12, Assumption) { Length = Hours(2, 24), Sensors = SensorChoice.Worn },
    ];

    private static HappeningRate[] Kit() =>
    [
        new(HappeningKinds.LinkLoss, 12, Assumption) { Length = Minutes(2, 480) },
        new(HappeningKinds.LinkFlaky, 6, Assumption) { Length = Hours(1, 12), Amount = (0.1, 0.6) },
        new(HappeningKinds.KitOff, 2, "assumption: unplugged for a vacuum cleaner") { Hours = (8, 20), Length = Minutes(10, 600) },
        new(HappeningKinds.Reboot, 12, "assumption: a new version each month") { Hours = (2, 5), Length = Minutes(0.5, 4) },
        new(HappeningKinds.ClockSlip, 0.5, "assumption: ahead") { Length = Hours(1, 12), Amount = (5, 300) },
        new(HappeningKinds.ClockSlip, 0.5, "assumption: behind") { Length = Hours(1, 12), Amount = (-300, -5) },
        new(HappeningKinds.ClockUnset, 1, Assumption) { Length = Minutes(2, 40) },
        new(HappeningKinds.OutboxFull, 0.2, Assumption) { Length = Hours(3, 12), Amount = (10, 30) },
        new(HappeningKinds.Resends, 0.2, Assumption) { Length = Hours(1, 48) },
        new(HappeningKinds.Scrambled, 0.2, Assumption) { Length = Hours(0.5, 6), Amount = (0.01, 0.2) },
        new(HappeningKinds.Hang, 0.5, Assumption) { Length = Hours(0.5, 12) },
    ];
}
