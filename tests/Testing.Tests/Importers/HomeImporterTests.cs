using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class HomeImporterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ordonez_Intervals_AreStatesWithOnAndOff()
    {
        folder.Write("OrdonezA_Sensors.txt", "Start time          \tEnd time            \tLocation\tType\tPlace\n--------------------\t--------------------\t--------\t-----\t-----\n"
            + "2011-11-28 02:27:59\t\t2011-11-28 10:18:11\t\tBed\t\tPressure\tBedroom\n2011-11-28 10:20:00\t\t2011-11-28 10:21:00\t\tSeat\t\tPressure\tLiving\n2011-11-28 10:21:24\t\t2011-11-28 10:21:31\t\tFridge\t\tMagnetic\tKitchen\n"
            + "2011-11-28 10:21:31\t\t2011-11-28 10:21:40\t\tFridge\t\tMagnetic\tKitchen\n2011-11-28 10:23:00\t\t2011-11-28 10:24:00\t\tDoor\t\tPIR\t\tKitchen\n2011-11-28 10:25:00\t2011-11-28 10:26:00\tToilet\tFlush\tBathroom\n"
            + "2011-11-28 10:27:00\t2011-11-28 10:28:00\tToaster\tElectric\tKitchen\n2011-11-28 10:29:00\t2011-11-28 10:28:00\tToaster\tElectric\tKitchen\n2011-11-28 10:29:00\t2011-11-28 10:30:00\tRobot\tLaser\tKitchen\n2011-11-28 10:29:00\t2011-11-28 10:30:00\n");
        var (report, file) = await ImportedFile.ImportAsync("ordonez-adl", folder.Path, folder.File("out.gz"));

        // Madrid in November is an hour before UTC; the fridge closes and opens in one second, and keeps its order.
        Assert.Equal(
            [
                "01:27:59.000000 bedroom-bed/bed-occupancy 1", "09:18:11.000000 bedroom-bed/bed-occupancy 0", "09:20:00.000000 living-seat/chair-occupancy 1", "09:21:00.000000 living-seat/chair-occupancy 0",
                "09:21:24.000000 kitchen-fridge/contact 1", "09:21:31.000000 kitchen-fridge/contact 0", "09:21:31.000001 kitchen-fridge/contact 1", "09:21:40.000000 kitchen-fridge/contact 0",
                "09:23:00.000000 kitchen-door/motion 1", "09:23:00.000000 kitchen-door/presence 1", "09:24:00.000000 kitchen-door/presence 0", "09:25:00.000000 bathroom-toilet/toilet-flush 1",
                "09:27:00.000000 kitchen-toaster/appliance-on 1", "09:28:00.000000 kitchen-toaster/appliance-on 0",
            ],
            file.Observations.Select(observation => FormattableString.Invariant($"{observation.MeasuredAt.ToString()[11..^1]} {observation.Sensor}/{observation.Quantity} {observation.Value.Number}")));
        Assert.Equal([("bad-time", 1L), ("short-row", 1L), ("unknown-device", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.Equal(10, report.RowsRead);
        Assert.Equal(RoomKind.Kitchen, report.Homes[0].Plan.RoomKindOf(report.Homes[0].Kit, Contracts.Ids.SensorId.Parse("kitchen-fridge"), file.Packs[0].SealedAt));

        // Heartbeats each minute through the night, five hours after the start and five before the end.
        Assert.All(file.Packs.Zip(file.Packs.Skip(1)), pair => Assert.True((pair.Second.SealedAt - pair.First.SealedAt).TotalMinutes <= 1));
        Assert.Equal("A", report.Trials.Single().Subject);
    }

    [Fact]
    public async Task PhysioNet_Parameters_AreTheCataloguesInItsUnits()
    {
        folder.Write("vitals_set_a.csv", "RecordID,Time,Parameter,Value\n7,00:00,Height,175.3\n7,00:00,Weight,-1\n7,47:59,HR,88\n7,00:07,SaO2,97\n7,00:07,NISysABP,105\n7,00:07,SysABP,107\n7,00:08,GCS,3\n7,00:08,Temp,3.7\n7,00:08,Mood,3\n7,8,HR,88\n7,00:61,HR,88\nx,00:08,HR,88\n7,00:08,HR,many\n7,00:08,HR\n");
        var (report, file) = await ImportedFile.ImportAsync("physionet2012", folder.Path, folder.File("out.gz"));

        Assert.Equal(
            ["00:00:00 chart/body-height 1.753", "00:07:00 blood-gas/oxygen-saturation 97", "00:07:00 cuff/systolic-blood-pressure 105", "00:07:00 arterial-line/systolic-blood-pressure 107", "23:59:00 monitor/heart-rate 88"],
            file.Observations.Select(observation => FormattableString.Invariant($"{observation.MeasuredAt.ToString()[11..19]} {observation.Sensor}/{observation.Quantity} {observation.Value.Number}")));
        Assert.Equal(
            [("bad-subject", 1L), ("bad-time", 2L), ("bad-value", 1L), ("implausible", 1L), ("missing", 1L), ("no-quantity", 1L), ("short-row", 1L), ("unknown-parameter", 1L)],
            report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.Equal("2000-01-02T23:59:00.000000Z", file.Observations.Last().MeasuredAt.ToString());
    }

    [Fact]
    public async Task Nab_Series_AreHomesOfTheirCategoryAndName()
    {
        Directory.CreateDirectory(folder.File("realTraffic"));
        Directory.CreateDirectory(folder.File("empty"));
        folder.Write("realTraffic/speed.csv", "timestamp,value\n2015-09-08 11:39:00,-73.25\n2015-09-08 11:39:00,863964000.0\n2015-09-08 11:44:00.5,0\n2015-09-08,1\n2015-09-08 11:50:00,1e11\n2015-09-08 11:50:00,\n");
        var (report, file) = await ImportedFile.ImportAsync("nab", folder.Path, folder.File("out.gz"));

        Assert.Equal("realTraffic/speed", report.Homes.Single().Subject);
        Assert.Equal(
            ["2015-09-08T11:39:00.000000Z -73.25", "2015-09-08T11:39:00.000001Z 863964000", "2015-09-08T11:44:00.500000Z 0"],
            file.Observations.Select(observation => FormattableString.Invariant($"{observation.MeasuredAt} {observation.Value.Number}")));
        Assert.Equal([("bad-time", 1L), ("implausible", 1L), ("missing", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
    }

    [Fact]
    public async Task Bidmc_Waveforms_LieBesideTheNumbersUnderOtherIds()
    {
        folder.Write("r_Numerics.csv", "Time [s], HR, PULSE, RESP, SpO2\n0,94,93,25,97\n1,94,93,25,97\n");
        Assert.Contains("r_Signals.csv", await ImportedFile.ProblemOfAsync("bidmc", folder.Path, folder.File("out.gz"), new ImportOptions { Waveforms = true }), StringComparison.Ordinal);
        folder.Write("r_Signals.csv", "sample,RESP,PLETH\n" + string.Concat(Enumerable.Range(0, 130).Select(i => FormattableString.Invariant($"{i},{(i == 3 ? "NaN" : "0.35386")},{i / 1000.0}\n"))) + "130,0.1,99\n130,0.1,0.2\n140.5,0.1,0.1\n");
        var (plain, _) = await ImportedFile.ImportAsync("bidmc", folder.Path, folder.File("plain.gz"));
        var (report, file) = await ImportedFile.ImportAsync("bidmc", folder.Path, folder.File("out.gz"), new ImportOptions { Waveforms = true });

        var pulse = file.Frames(report.Homes[0].Kit, "pulse-waveform").ToList();
        Assert.Equal(130, pulse.Count);
        Assert.Equal((946_684_800_000_000 + (129 * 8000), 0.129), (pulse[129].At, Math.Round(pulse[129].Values[0], 9)));
        Assert.Equal(130, file.Frames(report.Homes[0].Kit, "respiration-waveform").Count());
        Assert.Equal([("bad-time", 2L), ("implausible", 1L), ("missing", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.NotEqual(plain.Homes[0].Kit, report.Homes[0].Kit);
        Assert.Equal(8, file.Observations.Count(observation => observation.Value.IsNumber));
        Assert.Empty(plain.Trials);
    }
}
