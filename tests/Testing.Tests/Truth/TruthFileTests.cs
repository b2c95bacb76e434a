using System.IO.Compression;
using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Truth;

/// <summary>The truth file is guarded like a recording: what is not whole says so, with the line.</summary>
public sealed class TruthFileTests : IDisposable
{
    private static readonly HomeId Home = HomeId.Derive("truth/home");
    private readonly TemporaryFolder folder = new();

    private string File1 => folder.File("truth.jsonl.gz");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteThenRead_GivesTheSame()
    {
        await WriteAsync();
        var (entries, fault) = await ReadAsync();
        Assert.Null(fault);
        Assert.Equal([new TruthEntry(Fall(), null), new TruthEntry(Quiet(), null), new TruthEntry(null, Day())], entries);
    }

    [Fact]
    public async Task Write_NotCompleted_StaysAPartFile()
    {
        await using (await TruthWriter.CreateAsync(File1, Header(), Cancellation))
        {
        }

        Assert.False(File.Exists(File1));
        Assert.True(File.Exists(RecordingWriter.PartPath(File1)));
    }

    [Theory]
    [InlineData(0, "not-json", "bad-header")]
    [InlineData(0, "{\"format\":\"ageing-recording\",\"version\":1}", "bad-header")]
    [InlineData(0, "{\"format\":\"ageing-truth\",\"version\":2}", "bad-header")]
    [InlineData(0, "{\"format\":\"ageing-truth\",\"version\":1}", "bad-header")]
    [InlineData(0, "null", "bad-header")]
    [InlineData(1, "[]", "bad-entry")]
    [InlineData(1, "{}", "bad-entry")]
    [InlineData(1, "{\"happening\":{\"home\":\"nobody\",\"kind\":\"fall\",\"during\":[1,2]}}", "bad-entry")]
    [InlineData(1, "{\"happening\":{\"home\":\"HOME\",\"kind\":\"flood\",\"during\":[1,2]}}", "bad-entry")]
    [InlineData(1, "{\"happening\":{\"home\":\"HOME\",\"kind\":\"fall\",\"during\":[1]}}", "bad-entry")]
    [InlineData(1, "{\"happening\":{\"home\":\"HOME\",\"kind\":\"fall\",\"during\":[1,2],\"room\":\"moon\"}}", "bad-entry")]
    [InlineData(1, "{\"day\":{\"home\":\"HOME\"}}", "bad-entry")]
    [InlineData(4, "{\"end\":2}", "damaged")]
    public async Task Read_LineThatIsWrong_IsNamed(int line, string text, string reason)
    {
        await WriteAsync();
        var lines = Unzip();
        lines[line] = text.Replace("HOME", Home.Value, StringComparison.Ordinal);
        Zip(lines);
        var (entries, fault) = await ReadAsync();
        Assert.Equal((reason, line + 1L), (fault!.Reason, fault.Line));
        Assert.Equal(Math.Max(0, line - 1), entries.Count);
    }

    [Fact]
    public async Task Read_CutAnywhere_IsNeverTakenForWhole()
    {
        await WriteAsync();
        var whole = await File.ReadAllBytesAsync(File1, Cancellation);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(File1, whole[..length], Cancellation);
            Assert.NotNull((await ReadAsync()).Fault);
        }
    }

    [Fact]
    public async Task Read_BytesTurnedOver_AreAFaultOrTheSame_NeverAnException()
    {
        await WriteAsync();
        var whole = await File.ReadAllBytesAsync(File1, Cancellation);
        var random = new SeededRandom(9);
        for (var i = 0; i < 500; i++)
        {
            var broken = whole.ToArray();
            broken[random.Next(0, broken.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(File1, broken, Cancellation);
            await ReadAsync();
        }

        for (var i = 0; i < 500; i++)
        {
            var lines = Unzip(whole);
            var line = lines[random.Next(0, lines.Count)].ToCharArray();
            line[random.Next(0, line.Length)] = (char)random.Next(32, 127);
            lines[random.Next(0, lines.Count)] = new string(line);
            Zip(lines);
            await ReadAsync();
        }
    }

    [Fact]
    public async Task Read_SomethingAfterTheEnd_IsAFault()
    {
        await WriteAsync();
        await File.AppendAllTextAsync(File1, "more", Cancellation);
        Assert.NotNull((await ReadAsync()).Fault);
    }

    [Fact]
    public async Task Open_NoSuchFile_SaysSo() => Assert.Equal("not-found", (await TruthReader.OpenAsync(folder.File("absent"), Cancellation)).Fault!.Reason);

    private static TruthHeader Header() => new() { Name = "sample", Provenance = "made for a test", TimeZone = "Europe/Paris", During = new TimeRange(Samples.At(0), Samples.At(86_400)), Homes = [Home] };

    private static TrueHappening Fall() => new(Home, new Happening
    {
        Kind = HappeningKinds.BatteryLow,
        During = new TimeRange(Samples.At(10), Samples.At(20)),
        Room = RoomKind.Bathroom,
        Sensor = Samples.Wrist,
        Amount = 12.25,
        Manner = "noticed",
    });

    private static TrueHappening Quiet() => new(Home, new Happening { Kind = HappeningKinds.Reboot, During = new TimeRange(Samples.At(30), Samples.At(30)) });

    private static TrueDay Day() => new()
    {
        Home = Home,
        Resident = ResidentId.Derive("truth/resident"),
        Date = new DateOnly(2026, 3, 1),
        During = new TimeRange(Samples.At(0), Samples.At(86_400)),
        SleepHours = 7.25,
        BedExits = 2,
        RoomTransitions = 120,
        BathroomVisits = 7,
        Outings = 1,
        HoursOut = 1.5,
        Steps = 3_210,
        GaitSpeed = 0.83,
        Weight = 71.4,
        HighestTemperature = 36.9,
        LowestOxygenSaturation = 95,
        HighestRespiratoryRate = 15,
        HighestHeartRate = 64,
        Illness = 0,
    };

    private async Task WriteAsync()
    {
        await using var writer = await TruthWriter.CreateAsync(File1, Header(), Cancellation);
        await writer.WriteAsync(Fall(), Cancellation);
        await writer.WriteAsync(Quiet(), Cancellation);
        await writer.WriteAsync(Day(), Cancellation);
        await writer.CompleteAsync(Cancellation);
    }

    private async Task<(List<TruthEntry> Entries, RecordingFault? Fault)> ReadAsync()
    {
        var (reader, fault) = await TruthReader.OpenAsync(File1, Cancellation);
        if (reader is null)
        {
            return ([], fault);
        }

        await using (reader)
        {
            return (await reader.ReadAsync(Cancellation).ToListAsync(Cancellation), reader.Fault);
        }
    }

    private List<string> Unzip() => Unzip(File.ReadAllBytes(File1));

    private static List<string> Unzip(byte[] bytes)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    private void Zip(List<string> lines)
    {
        using var gzip = new GZipStream(File.Create(File1), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }
}
