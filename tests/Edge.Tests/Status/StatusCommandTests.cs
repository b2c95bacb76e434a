using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Tests.Publishing;

namespace AgeingMonitor.Edge.Tests.Status;

public sealed class StatusCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RealClock machine = new();
    private readonly long stamp;
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public StatusCommandTests() => stamp = machine.Stamp;

    private string Path => System.IO.Path.Combine(folder.Path, "status.json");

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Status_OfARunningProgram_TellsEachSensor()
    {
        new StatusFile(Path).Write(Sample());
        Assert.Equal(0, await RunAsync());
        Assert.Equal(string.Empty, errors.ToString());
        Assert.All(
            ["k-1, version 0.1.0, boot 4", "NOT CONNECTED", "synced, within 0.01 s", "3 packs", "version 7", "2 REFUSED", "until 2026-05-01", "hall", "well", "last reading 5 s ago", "lost: 2 corrupt", "FAULTY", "Absent: SHT4x does not answer"],
            part => Assert.Contains(part, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Status_AsJson_IsWhatWasWritten()
    {
        new StatusFile(Path).Write(Sample());
        Assert.Equal(0, await RunAsync("--json"));
        Assert.Equal(File.ReadAllText(Path), output.ToString().TrimEnd());
    }

    [Fact]
    public async Task Status_ThatIsOld_SaysSo()
    {
        new StatusFile(Path).Write(Sample() with { Stamp = machine.Stamp - 180_000_000 });
        Assert.Equal(1, await RunAsync());
        Assert.Contains("OLD, written 3 min ago", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfAnEarlierStartOfTheMachine_SaysSo()
    {
        new StatusFile(Path).Write(Sample() with { MachineStart = "another" });
        Assert.Equal(1, await RunAsync());
        Assert.Contains("before the machine was last started", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfNoProgram_SaysHowToStartIt()
    {
        Assert.Equal(1, await RunAsync());
        Assert.Contains("systemctl start", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kit":7}""")]
    public async Task Status_OfGarbage_SaysThatItCannotBeRead(string text)
    {
        File.WriteAllText(Path, text);
        Assert.Equal(1, await RunAsync());
        Assert.Contains("cannot be read", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"name":"hall","driver":"pir","state":0,"faults":0}]""")]
    public async Task Status_OfSensorsThatAreNone_SaysThatItCannotBeRead(string sensors)
    {
        new StatusFile(Path).Write(Sample() with { Sensors = [] });
        File.WriteAllText(Path, File.ReadAllText(Path).Replace("[]", sensors, StringComparison.Ordinal));
        Assert.Equal(1, await RunAsync());
        Assert.Contains("cannot be read", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--debug")]
    [InlineData("now")]
    public async Task Status_AWrongCommandLine_SaysWhatIsWrong(string word)
    {
        Assert.Equal(2, await StatusCommand.RunAsync([word], output, errors, machine));
        Assert.Contains(word, errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] more) => StatusCommand.RunAsync(["--data", folder.Path, .. more], output, errors, machine);

    private KitStatus Sample() => new()
    {
        Kit = "k-1",
        Version = "0.1.0",
        Boot = 4,
        MachineStart = machine.MachineStart,
        Stamp = stamp,
        IsConnected = false,
        Clock = "synced",
        ClockUncertainty = 0.01,
        Packs = 3,
        Waiting = 1,
        ShedPacks = 0,
        LostReadings = 0,
        ConfigurationVersion = 7,
        RefusedConfigurations = 2,
        CertificateUntil = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
        Sensors =
        [
            new SensorReport("hall", "pir", SensorState.Well, null, 0, stamp - 5_000_000, new Dictionary<string, long> { ["corrupt"] = 2 }),
            new SensorReport("room", "sht4x", SensorState.Faulty, "Absent: SHT4x does not answer", 3, null, new Dictionary<string, long>()),
        ],
    };
}
