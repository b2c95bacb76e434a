using AgeingMonitor.Edge.Agent.Health;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Health;

/// <summary>Files as a Raspberry Pi shows them, by the documentation of its kernel; none was read on one.</summary>
public sealed class BoardHealthTests : IDisposable
{
    private const string Throttled = "sys/devices/platform/soc/soc:firmware/get_throttled";
    private const string Alarm = "sys/class/hwmon/hwmon2/in0_lcrit_alarm";
    private const string LifeTime = "sys/block/mmcblk0/device/life_time";
    private const string Temperature = "sys/class/thermal/thermal_zone0/temp";
    private readonly TemporaryFolder folder = new();
    private readonly BoardHealth board;

    public BoardHealthTests() => board = new BoardHealth(folder.Path, folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Look_NothingIsThere_NothingIsKnown() =>
        Assert.Equal((null, null, null, null, null, null), (board.IsUndervolted, board.IsThrottled, board.Celsius, board.MemoryFree, board.StorageWear, board.TakeProcessorLoad()));

    [Fact]
    public void Look_ABoard_IsToldAsItIs()
    {
        Pi();
        Assert.Equal((false, false, 48.312, 3_504_128.0 * 1024, 20.0), (board.IsUndervolted, board.IsThrottled, board.Celsius, board.MemoryFree, board.StorageWear));
        Assert.True(board.DiskFree > 0);
    }

    /// <summary>Bits of the firmware: 0 too weak now, 1 to 3 slowed down now, 16 to 19 the same since the start.</summary>
    [Theory]
    [InlineData("0", false, false)]
    [InlineData("1", true, false)]
    [InlineData("50005", true, true)]
    [InlineData("0x50000", false, false)]
    [InlineData("8", false, true)]
    [InlineData("e", false, true)]
    public void Firmware_OfItsWord_OnlyThePresentCounts(string word, bool isWeak, bool isSlow)
    {
        Write(Throttled, word);
        Assert.Equal((isWeak, isSlow), (board.IsUndervolted, board.IsThrottled));
    }

    [Fact]
    public void Undervolted_TheAlarmAlone_IsEnough()
    {
        Pi();
        Write(Alarm, "1\n");
        Assert.True(board.IsUndervolted);
        File.Delete(Path.Combine(folder.Path, Throttled));
        Assert.Equal((true, null), (board.IsUndervolted, board.IsThrottled));
    }

    /// <summary>JESD84-B51: 0x01 is up to 10 % of its life, 0x0A up to 100 %, 0x0B more.</summary>
    [Theory]
    [InlineData("0x01 0x01", 10)]
    [InlineData("0x02 0x0A", 100)]
    [InlineData("0x0b 0x01", 100)]
    [InlineData("0x00 0x00", null)]
    [InlineData("0x0c", null)]
    public void StorageWear_OfTheCardsWord(string word, int? perCent)
    {
        Write(LifeTime, word);
        Assert.Equal(perCent, board.StorageWear);
    }

    /// <summary>By hand: of 1,000 ticks between the two looks, 250 were worked.</summary>
    [Fact]
    public void ProcessorLoad_IsOfTheTimeBetweenTwoLooks()
    {
        Write("proc/stat", "cpu  1000 0 500 8000 500 0 0 0 0 0\ncpu0 1 2 3\n");
        Assert.Null(board.TakeProcessorLoad());
        Write("proc/stat", "cpu  1200 0 550 8700 550 0 0 0 0 0\n");
        Assert.Equal(25, board.TakeProcessorLoad());
        Write("proc/stat", "cpu  1 0 1 1 1 0 0 0\n");
        Assert.Null(board.TakeProcessorLoad());
    }

    [Fact]
    public void Look_GarbageInEveryFile_GivesWhatCanBe_OrNothing()
    {
        string[] files = [Throttled, Alarm, LifeTime, Temperature, "sys/class/hwmon/hwmon2/name", "sys/class/thermal/thermal_zone0/type", "proc/meminfo", "proc/stat"];
        string[] near = ["", "-", "0x", "999999999999999999999", "-1", "MemAvailable: x kB", "MemAvailable:  kB", "cpu  1 2 3", "cpu  9223372036854775807 9223372036854775807 1 1 1 1 1 1", "0x05 zz"];
        var text = Gen.OneOf(Gen.String, Gen.Int[0, near.Length - 1].Select(i => near[i]));
        Gen.Select(Gen.Int[0, files.Length - 1].Select(i => files[i]), text).Sample(
            (file, garbage) =>
            {
                Pi();
                Write(file, garbage);
                Assert.True(board.Celsius is null or (> -40 and < 125));
                Assert.True(board.MemoryFree is null or >= 0);
                Assert.True(board.StorageWear is null or (>= 10 and <= 100));
                Assert.True(board.TakeProcessorLoad() is null or (>= 0 and <= 100));
                _ = (board.IsUndervolted, board.IsThrottled);
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Look_AFolderWhereAFileShouldBe_IsNothing()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, Throttled));
        Directory.CreateDirectory(Path.Combine(folder.Path, "proc/meminfo"));
        Assert.Equal((null, null), (board.IsThrottled, board.MemoryFree));
    }

    [Fact]
    public void DiskFree_OfAFolderThatIsNotThere_IsNothing() => Assert.Null(new BoardHealth("/", Path.Combine(folder.Path, "gone", "\0")).DiskFree);

    internal static void WritePi(string root)
    {
        WriteTo(root, Throttled, "0\n");
        WriteTo(root, "sys/class/hwmon/hwmon1/name", "cpu_thermal\n");
        WriteTo(root, "sys/class/hwmon/hwmon2/name", "rpi_volt\n");
        WriteTo(root, Alarm, "0\n");
        WriteTo(root, Temperature, "48312\n");
        WriteTo(root, "sys/class/thermal/thermal_zone0/type", "cpu-thermal\n");
        WriteTo(root, LifeTime, "0x01 0x02\n");
        WriteTo(root, "proc/meminfo", "MemTotal:        3884128 kB\nMemFree:         2204128 kB\nMemAvailable:    3504128 kB\n");
        WriteTo(root, "proc/stat", "cpu  1000 0 500 8000 500 0 0 0 0 0\n");
    }

    internal static void WriteTo(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Pi() => WritePi(folder.Path);

    private void Write(string path, string text) => WriteTo(folder.Path, path, text);
}
