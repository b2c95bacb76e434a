using System.Runtime.InteropServices;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>The clocks of Linux. Whether a time service (chrony, systemd-timesyncd) keeps the time is what the kernel tells by adjtimex(2); nobody has to be asked over a socket. Safe to share.</summary>
/// <param name="clock">Its timestamps are CLOCK_MONOTONIC, which counts from the start of the machine.</param>
/// <param name="root">Where /proc and /sys are; another folder in tests.</param>
internal sealed partial class LinuxClock(TimeProvider clock, string root = "/") : IKernelClock
{
    private const int ClockError = 5; // TIME_ERROR
    private const int Unsynced = 0x40; // STA_UNSYNC
    private readonly Lazy<string> machineStart = new(() => ReadText(Path.Combine(root, "proc/sys/kernel/random/boot_id")) ?? Guid.NewGuid().ToString());

    /// <summary>The kernel's id of this start; where there is none, each start of the program is taken for one of the machine.</summary>
    public string MachineStart => machineStart.Value;

    /// <summary>The kernel says so of the chip that it set its time by: <c>hctosys</c> is 1.</summary>
    public bool HasBatteryClock
    {
        get
        {
            try
            {
                return Directory.Exists(Chips) && Directory.EnumerateDirectories(Chips).Any(chip => ReadText(Path.Combine(chip, "hctosys")) == "1");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private string Chips => Path.Combine(root, "sys/class/rtc");

    /// <inheritdoc/>
    public KernelTime Read()
    {
        var status = default(Timex);
        var result = OperatingSystem.IsLinux() && IntPtr.Size == 8 ? AdjustTime(ref status) : ClockError;
        var isSynced = result is >= 0 and not ClockError && (status.Status & Unsynced) == 0;
        return new KernelTime(StampOf(clock.GetTimestamp()), Instant.Now(clock), isSynced, isSynced ? status.LargestError / (double)Instant.MicrosecondsPerSecond : 0);
    }

    /// <summary>A timestamp of the clock as microseconds since the machine was switched on.</summary>
    public long StampOf(long timestamp) => Stamps.Of(clock, timestamp);

    private static string? ReadText(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int AdjustTime(ref Timex status);

    /// <summary>struct timex of 64-bit Linux: 208 bytes (linux/timex.h). Asked with no mode set it changes nothing and needs no privilege.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 208)]
    private struct Timex
    {
        [FieldOffset(0)]
        public uint Modes;

        /// <summary>Microseconds.</summary>
        [FieldOffset(24)]
        public long LargestError;

        [FieldOffset(40)]
        public int Status;
    }
}
