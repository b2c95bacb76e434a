using System.Globalization;

namespace AgeingMonitor.Edge.Agent.Health;

/// <summary>What the kernel tells of the board. A value that is missing, garbled or outside what can be is null. One caller at a time.</summary>
/// <param name="root">Where <c>/sys</c> and <c>/proc</c> are; another folder in tests.</param>
/// <param name="dataFolder">The kit's data, of whose disk the free space is told.</param>
internal sealed class BoardHealth(string root, string dataFolder)
{
    /// <summary>Bits of the firmware's word: the supply is too weak now.</summary>
    private const int WeakNow = 1;

    /// <summary>Its clock is held down, it is slowed down, or its soft limit of temperature holds it, now.</summary>
    private const int SlowNow = 0b1110;

    private readonly BoardFiles files = new(root);
    private ProcessorTimes? before;

    /// <summary>Whether the supply is too weak, as the firmware of a Raspberry Pi tells: the alarm of its voltage watch, or the present bit of its word.</summary>
    public bool? IsUndervolted
    {
        get
        {
            var alarm = VoltageAlarm();
            return Firmware() is { } word ? alarm == true || (word & WeakNow) != 0 : alarm;
        }
    }

    /// <summary>Whether the processor slows itself down.</summary>
    public bool? IsThrottled => Firmware() is { } word ? (word & SlowNow) != 0 : null;

    /// <summary>Temperature of the processor in °C.</summary>
    public double? Celsius => files.Folders("sys/class/thermal", "thermal_zone*")
        .Where(zone => files.Read(Path.Combine(zone, "type")) is { } type && (type.StartsWith("cpu", StringComparison.Ordinal) || type == "x86_pkg_temp"))
        .Select(zone => Number(files.Read(Path.Combine(zone, "temp"))) / 1000.0)
        .FirstOrDefault(celsius => celsius is > -40 and < 125);

    /// <summary>Memory that programs can still have, in bytes.</summary>
    public double? MemoryFree => files.Read("proc/meminfo")?.Split('\n')
        .Where(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal) && line.EndsWith(" kB", StringComparison.Ordinal))
        .Select(line => Number(line["MemAvailable:".Length..^3].Trim()) * 1024.0)
        .FirstOrDefault(bytes => bytes >= 0);

    /// <summary>Free space on the disk of the kit's data, in bytes.</summary>
    public double? DiskFree
    {
        get
        {
            try
            {
                return new DriveInfo(dataFolder).AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>Share of its rated life that the storage has used, in per cent; the higher of its two kinds of cells.</summary>
    public double? StorageWear
    {
        get
        {
            // 0x01 is up to 10 %, 0x0A up to 100 %, 0x0B more; 0 says nothing.
            var steps = files.Folders("sys/block", "mmcblk?")
                .SelectMany(disk => (files.Read(Path.Combine(disk, "device/life_time")) ?? string.Empty).Split(' '))
                .Select(Hexadecimal).Where(step => step is >= 1 and <= 0x0B).ToList();
            return steps.Count > 0 ? Math.Min(steps.Max()!.Value * 10, 100) : null;
        }
    }

    /// <summary>Share of the processor that was used since this was asked before, in per cent; null the first time.</summary>
    public double? TakeProcessorLoad()
    {
        var now = ProcessorTimes.Parse(files.Read("proc/stat"));
        var load = now is { } times && before is { } earlier ? times.LoadSince(earlier) : null;
        before = now;
        return load;
    }

    private bool? VoltageAlarm() => files.Folders("sys/class/hwmon", "hwmon*")
        .Where(chip => files.Read(Path.Combine(chip, "name")) == "rpi_volt")
        .Select(chip => files.Read(Path.Combine(chip, "in0_lcrit_alarm")) switch { "1" => true, "0" => false, _ => (bool?)null })
        .FirstOrDefault(alarm => alarm is not null);

    private int? Firmware() => files.Folders("sys/devices/platform", "soc*")
        .SelectMany(chip => files.Folders(chip, "*firmware*"))
        .Select(firmware => Hexadecimal(files.Read(Path.Combine(firmware, "get_throttled"))))
        .FirstOrDefault(word => word is not null);

    private static double? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Hexadecimal(string? text)
    {
        var digits = text?.StartsWith("0x", StringComparison.OrdinalIgnoreCase) == true ? text[2..] : text;
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
