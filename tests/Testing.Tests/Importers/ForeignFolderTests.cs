using System.IO.Compression;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Testing.Tests.Importers;

/// <summary>Folders that are not what a format wants, for each format: words, never an exception.</summary>
public sealed class ForeignFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>For each format a file that it reads, and that file's header.</summary>
    public static TheoryData<string, string, string> Formats => new()
    {
        { "tihm", "Activity.csv", "patient_id,location_name,date" },
        { "bidmc", "rec_Numerics.csv", "Time [s], HR, PULSE, RESP, SpO2" },
        { "weda-fall", "U01_accel.csv", "activity,trial,t_s,ax,ay,az" },
        { "sisfall", "SA01.csv", "activity,trial,adxl_x,adxl_y,adxl_z" },
        { "umafall", "S01_wrist.csv", "class,movement,trial,recorded,sensor,t_ms,sample,x,y,z" },
        { "hifd", "S01.csv", "class,activity,sample,time,ax,ay,az,qw,qx,qy,qz,droll,dpitch,dyaw,heart" },
        { "thermal-d6t", "frames.csv", "file,scene,event,timestamp,p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,p15,p16" },
        { "healthy-older-rfid", "room1/d1p01M.csv", "time_s,acc_frontal_g,acc_vertical_g,acc_lateral_g,antenna,rssi,phase,frequency_mhz,label" },
        { "ordonez-adl", "OrdonezA_Sensors.txt", "Start time\tEnd time\tLocation\tType\tPlace" },
        { "physionet2012", "vitals_set_a.csv", "RecordID,Time,Parameter,Value" },
        { "nab", "realTraffic/speed.csv", "timestamp,value" },
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Formats_EveryImporter_IsTestedHere() =>
        Assert.Equal(RecordingImporters.All.Select(importer => importer.Format).Where(format => format != "csv").Order(), Formats.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Import_NoSuchFolderOrAnEmptyOne_SaysSo(string format, string file, string header)
    {
        Assert.False(string.IsNullOrEmpty(header));
        Assert.Contains("no folder", await ProblemAsync(format, folder.File("none")), StringComparison.Ordinal);
        var problem = await ProblemAsync(format, folder.Path);
        Assert.Contains(folder.Path, problem, StringComparison.Ordinal);
        Assert.Contains(Path.GetExtension(file) is ".txt" ? ".txt" : problem.Contains("room", StringComparison.Ordinal) ? "room1" : ".csv", problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Import_AnotherHeaderOrNothingOrNoGzip_NamesTheFile(string format, string file, string header)
    {
        Assert.False(string.IsNullOrEmpty(header));
        var name = Path.GetFileName(file);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);

        folder.Write(file, "temperature,humidity\n1,2\n");
        Assert.Contains($"{name} has no column", await ProblemAsync(format, folder.Path), StringComparison.Ordinal);
        folder.Write(file, string.Empty);
        Assert.Contains($"{name} is empty", await ProblemAsync(format, folder.Path), StringComparison.Ordinal);
        File.Delete(folder.File(file));
        folder.Write(file + ".gz", header + "\nnot gzip\n");
        Assert.Contains($"{name}.gz, line 1", await ProblemAsync(format, folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Import_AGzipThatIsCut_SaysSo(string format, string file, string header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
        var whole = Gzip(header + "\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => FormattableString.Invariant($"{i * 7919 % 10007},{i * 104_729 % 7907},{i}\n"))));
        await File.WriteAllBytesAsync(folder.File(file + ".gz"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        Assert.Contains(Path.GetFileName(file) + ".gz, line", await ProblemAsync(format, folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Import_RowsOfGarbage_AreAllCountedAndNoneIsKept(string format, string file, string header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
        var separator = header.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        var columns = header.Split(separator).Length;
        string[] cells = ["NaN", "x", "-", "1e999", "999999999999999999999", "\u0000", "\u00e9\ud83d\ude00", "2019-02-30 25:61:00", "1.234.567", "\"", "--"];
        var rows = cells.Select(cell => string.Join(separator, Enumerable.Repeat(cell, columns))).Append("\u0001").Append(string.Join(separator, Enumerable.Repeat("7x", columns + 3))).ToList();
        folder.Write(file, header + "\n" + string.Join('\n', rows) + "\n");
        folder.Write("Physiology.csv", "patient_id,date,device_type,value,unit\n");

        var (report, imported) = await ImportedFile.ImportAsync(format, folder.Path, folder.File("out.gz"));

        Assert.Equal((0L, 0L), (report.Observations, report.Packs));
        Assert.Empty(imported.Packs);
        Assert.True(report.Skipped.Sum(skip => skip.Count) >= report.RowsRead && report.RowsRead >= rows.Count - 2, $"{report.RowsRead} rows, {report.Skipped.Sum(skip => skip.Count)} left out");
        Assert.All(report.Skipped, skip => Assert.NotEmpty(skip.Lines));
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private Task<string> ProblemAsync(string format, string from) => ImportedFile.ProblemOfAsync(format, from, folder.File("out.gz"));
}
