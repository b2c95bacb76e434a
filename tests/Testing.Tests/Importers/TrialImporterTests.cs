using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Analytics;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class TrialImporterTests : IDisposable
{
    private const long Start = 946_684_800_000_000; // 2000-01-01T00:00:00Z
    private const string WedaHeader = "activity,trial,t_s,ax,ay,az\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Weda_TwoTrials_LieOnTheScheduleWithHeartbeatsBetweenAndNoNameInside()
    {
        folder.Write("U01_accel.csv", WedaHeader + "F01,R01,0.5,0.1,0,9.8\nF01,R01,0.502,0.2,0,9.8\nF01,R01,1.6,0,0,9.8\nD02,R01,3,0,0,39.2\nD02,R02,0,0,0,-9.8\n");
        var (report, file) = await ImportedFile.ImportAsync("weda-fall", folder.Path, folder.File("out.gz"));

        Assert.Equal(["activity", "trial"], report.TrialKeys);
        Assert.Equal(
            [("F01/R01", Start, Start + 1_100_000), ("D02/R01", Start + 600_000_000, Start + 600_000_000), ("D02/R02", Start + 1_200_000_000, Start + 1_200_000_000)],
            report.Trials.Select(trial => (string.Join('/', trial.Keys), trial.From.Microseconds, trial.To.Microseconds)));
        Assert.Equal([(Start, 0.1), (Start + 2000, 0.2), (Start + 1_100_000, 0), (Start + 600_000_000, 0), (Start + 1_200_000_000, 0)], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Select(frame => (frame.At, Math.Round(frame.Values[0], 9))));

        // Sealed at seconds 1 and 2, a heartbeat each minute after, the next trial's pack, and five more at the end.
        var seals = file.Packs.Select(pack => (pack.SealedAt.Microseconds - Start) / 1e6).ToList();
        Assert.Equal([1, 2, 62, 122, 182, 242, 302, 362, 422, 482, 542, 601], seals.Take(12));
        Assert.Equal([1201, 1261, 1321, 1381, 1441, 1501], seals.TakeLast(6));
        Assert.All(seals.Zip(seals.Skip(1)), pair => Assert.True(pair.Second - pair.First <= 60));

        var text = await ReadTextAsync(folder.File("out.gz"));
        Assert.DoesNotContain("F01", text, StringComparison.Ordinal);
        Assert.DoesNotContain("U01", text, StringComparison.Ordinal);
        Assert.Equal(
            $"subject,home,kit,activity,trial,from_us,to_us\nU01,{report.Homes[0].Home},{report.Homes[0].Kit},F01,R01,{Start},{Start + 1_100_000}\n",
            string.Concat(File.ReadLines(folder.File("out.gz.trials.csv")).Take(2).Select(line => line + "\n")));
    }

    [Fact]
    public async Task Weda_PlayedInProcess_WaitsForNothingAndIsNeverSilent()
    {
        folder.Write("U01_accel.csv", WedaHeader + "F01,R01,0,0,0,9.8\nF01,R01,1.5,0,0,9.8\nF01,R01,0.7,0,0,9.8\nD01,R01,0,0,0,9.8\nD01,R02,0,0,0,9.8\n");
        var (report, _) = await ImportedFile.ImportAsync("weda-fall", folder.Path, folder.File("out.gz"));
        var (player, fault) = await InProcessPlayer.PlayAsync(folder.File("out.gz"), new DetectionOptions(), TestContext.Current.CancellationToken);

        Assert.Null(fault);
        Assert.Equal((report.Packs, 0), (player!.Processed, player.Waiting));
        Assert.Empty(player.Alerts);
    }

    [Fact]
    public async Task Weda_TimeGoesBack_KeepsEveryRowAtItsTimeAndSealsInOrder()
    {
        folder.Write("U01_accel.csv", WedaHeader + "D01,R01,0,1,0,0\nD01,R01,2.5,2,0,0\nD01,R01,1.2,3,0,0\nD01,R01,1.3,4,0,0\n");
        var (report, file) = await ImportedFile.ImportAsync("weda-fall", folder.Path, folder.File("out.gz"));

        Assert.Equal([(0L, 1.0), (2_500_000, 2), (1_200_000, 3), (1_300_000, 4)], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Select(frame => (frame.At - Start, frame.Values[0])));
        Assert.Equal(Start + 2_500_000, report.Trials[0].To.Microseconds);
    }

    [Fact]
    public async Task SisFall_Counts_AreTheSamplesAndABadRowLeavesAHole()
    {
        folder.Write("SE01.csv", "activity,trial,adxl_x,adxl_y,adxl_z\nD01,R01,17,-256,-4096\nD01,R01,x,0,0\nD01,R01,1,2,4095\nD01,R01,1,2,4097\nD01,R01,0.5,2,3\nD01,R02,256,0,0\n");
        var (report, file) = await ImportedFile.ImportAsync("sisfall", folder.Path, folder.File("out.gz"));

        Assert.Equal([("bad-value", 2L), ("implausible", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.Equal(["SE01.csv:3", "SE01.csv:6"], report.Skipped[0].Lines);
        var frames = file.Frames(report.Homes[0].Kit, "acceleration-waveform").ToList();
        Assert.Equal([0, 10_000, 600_000_000], frames.Select(frame => frame.At - Start));

        // 256 counts are 1 g, 4096 counts are 16 g (README: g = counts × 32 / 8192).
        Assert.Equal([9.80665 * 17 / 256, -9.80665, -16 * 9.80665], frames[0].Values, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(9.80665, frames[2].Values[0], 12);
    }

    [Theory]
    [InlineData("-690.546.875,0.25,0.25", "bad-value")]
    [InlineData("0.25,0.25,-109.375", "doubtful")]
    [InlineData("0.25,3.125,0.25", "doubtful")]
    [InlineData("0.25,125,0.25", "doubtful")]
    [InlineData("0.25,9.5,0.25", "implausible")]
    [InlineData("0.25,,0.25", "missing")]
    [InlineData("0.25,NaN,0.25", "missing")]
    [InlineData("0.25,0.25", "short-row")]
    public async Task UmaFall_ADamagedFile_IsNeverMisread(string values, string reason)
    {
        const string header = "class,movement,trial,recorded,sensor,t_ms,sample,x,y,z\n";
        folder.Write("S13_wrist.csv", header
            + "ADL,Bending,1,r,accel,0,0,0.125,-0.375,0.5\nADL,Bending,1,r,gyro,0,0,1,2,3\n"
            + $"ADL,Bending,1,r,accel,50,1,{values}\n"
            + "ADL,Bending,1,r,accel,100,2,-101.123.046.875,0,0\nADL,Bending,1,r,accel,150,3,-0.669921875,-0.5,0.1875\n");
        var (report, file) = await ImportedFile.ImportAsync("umafall", folder.Path, folder.File("out.gz"));

        Assert.Contains(report.Skipped, skip => skip.Reason == reason && skip.Lines.Contains("S13_wrist.csv:4"));
        Assert.Contains(report.Skipped, skip => skip.Reason == "bad-value" && skip.Lines.Contains("S13_wrist.csv:5"));
        Assert.Contains(report.Skipped, skip => skip is { Reason: "no-quantity", Count: 1 });
        Assert.Equal([0.125, -0.669921875], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Select(frame => Math.Round(frame.Values[0] / 9.80665, 12)));
    }

    [Fact]
    public async Task UmaFall_AnUndamagedFile_TakesTheSameNumbersAsTheyStand()
    {
        folder.Write("S01_wrist.csv", "class,movement,trial,recorded,sensor,t_ms,sample,x,y,z\nADL,Bending,1,r,accel,0,0,3.125,1,-8\n");
        var (report, file) = await ImportedFile.ImportAsync("umafall", folder.Path, folder.File("out.gz"));

        Assert.Equal([3.125, 1, -8], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Single().Values.Select(value => Math.Round(value / 9.80665, 12)));
    }

    [Fact]
    public async Task Hifd_MotionAndPulse_AreTwoSeriesOfOneSensor()
    {
        folder.Write("S01.csv", "class,activity,sample,time,ax,ay,az,qw,qx,qy,qz,droll,dpitch,dyaw,heart\nfall,fall1,0,2018-05-11T13:17:02.825,0.016,-16.42,0,0,0,0,0,0,0,0,1023\nfall,fall1,1,2018-05-11T13:17:02.825,0,0,0,0,0,0,0,0,0,0,0\nfall,fall1,2,2018-05-11T13:17:02.9,0,0,0,0,0,0,0,0,0,0,1024\nfall,fall1,3,1017-05-11T13:17:03,0,0,0,0,0,0,0,0,0,0,0\n");
        var (report, file) = await ImportedFile.ImportAsync("hifd", folder.Path, folder.File("out.gz"));

        Assert.Equal([(Start, -16.42 * 9.80665), (Start + 1, 0)], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Select(frame => (frame.At, frame.Values[1])), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
        Assert.Equal([1.0, 0], file.Frames(report.Homes[0].Kit, "pulse-waveform").Select(frame => frame.Values[0]));
        Assert.Equal([("bad-time", 1L), ("implausible", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
    }

    [Fact]
    public async Task Thermal_Frames_AreSixteenChannelsInALivingRoom()
    {
        var pixels = string.Join(',', Enumerable.Range(0, 16).Select(i => FormattableString.Invariant($"{22.5 + (i / 10.0):0.0}")));
        folder.Write("frames.csv", $"file,scene,event,timestamp,{string.Join(',', Enumerable.Range(1, 16).Select(i => $"p{i}"))}\nf_1.csv,\"bed, scene\",fall,2021-03-24 18:49:12.268000,{pixels}\nf_1.csv,\"bed, scene\",fall,2021-03-24 18:49:12.371,{pixels}\nf_1.csv,\"bed, scene\",fall,0001-01-01 00:00:00,{pixels}\n");
        var (report, file) = await ImportedFile.ImportAsync("thermal-d6t", folder.Path, folder.File("out.gz"));

        var frames = file.Frames(report.Homes[0].Kit, "thermal-frames").ToList();
        Assert.Equal([Start, Start + 103_000], frames.Select(frame => frame.At));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => 22.5 + (i / 10.0)), frames[1].Values, (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(RoomKind.Living, Assert.Single(report.Homes[0].Plan.Rooms).Kind);
        Assert.Contains("room,", File.ReadLines(folder.File("out.gz.trials.csv")).Last(), StringComparison.Ordinal);
        Assert.Contains("\"bed, scene\"", File.ReadLines(folder.File("out.gz.trials.csv")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rfid_ATag_IsAccelerationAndTheStrengthAtAnAntenna()
    {
        Directory.CreateDirectory(folder.File("room1"));
        folder.Write("room1/d1p01M.csv", "time_s,acc_frontal_g,acc_vertical_g,acc_lateral_g,antenna,rssi,phase,frequency_mhz,label\n0,0.27203,1.0082,-0.082102,1,-63.5,2.4,924.25,1\n90.5,0.27203,1.0082,0,4,-58,2.4,924.25,2\n90.5,0.27203,1.0082,0,4,-58,2.4,924.25,2\n91,0,0,0,1.5,-58,2.4,924.25,2\n");
        var (report, file) = await ImportedFile.ImportAsync("healthy-older-rfid", folder.Path, folder.File("out.gz"));

        Assert.Equal("room1/d1p01M", report.Homes.Single().Subject);
        Assert.Equal([0L, 90_500_000, 90_500_001], file.Frames(report.Homes[0].Kit, "acceleration-waveform").Select(frame => frame.At - Start));
        Assert.Equal(
            [("antenna-1", -93.5, 0L), ("antenna-4", -88, 90_500_000), ("antenna-4", -88, 90_500_001)],
            file.Observations.Where(observation => observation.Quantity.Code == "signal-strength").Select(observation => (observation.Sensor.Value, observation.Value.Number, observation.MeasuredAt.Microseconds - Start)));
        Assert.Equal("unknown-device", Assert.Single(report.Skipped).Reason);
        var strength = report.Homes[0].Plan.Sensors.Single(sensor => sensor.Sensor.Value == "antenna-1");
        Assert.True(strength.Room is not null && strength.Resident is null);
    }

    private static async Task<string> ReadTextAsync(string path)
    {
        using var text = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress));
        return await text.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
