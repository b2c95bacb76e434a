using AgeingMonitor.Edge.Agent.Time;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Edge.Tests.Time;

public sealed class LinuxClockTests
{
    [Fact]
    public void Read_OnThisMachine_GivesAWholeMoment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asks the kernel of Linux.");
        var clock = new LinuxClock(TimeProvider.System);
        var (first, second) = (clock.Read(), clock.Read());
        Assert.True(second.Stamp >= first.Stamp && first.Stamp > 0);
        Assert.InRange(first.UncertaintySeconds, 0, 17); // the kernel stops to call it synced at 16 s (NTP_PHASE_LIMIT)
        Assert.Equal(clock.MachineStart, new LinuxClock(TimeProvider.System).MachineStart);
    }

    [Theory]
    [InlineData("1\n", true)]
    [InlineData("0\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void HasBatteryClock_IsWhatTheKernelSays(string? content, bool expected)
    {
        using var root = new TemporaryFolder();
        if (content is not null)
        {
            var chip = Directory.CreateDirectory(Path.Combine(root.Path, "sys/class/rtc/rtc0")).FullName;
            File.WriteAllText(Path.Combine(chip, "hctosys"), content);
        }

        Assert.Equal(expected, new LinuxClock(TimeProvider.System, root.Path).HasBatteryClock);
    }

    [Fact]
    public void MachineStart_WithoutAKernelsId_IsAnotherForEachStart()
    {
        using var root = new TemporaryFolder();
        Assert.NotEqual(new LinuxClock(TimeProvider.System, root.Path).MachineStart, new LinuxClock(TimeProvider.System, root.Path).MachineStart);
    }

    [Fact]
    public void StampOf_ATimestamp_IsInMicroseconds()
    {
        var time = new FakeTimeProvider();
        var clock = new LinuxClock(time);
        var from = clock.StampOf(time.GetTimestamp());
        time.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(1_500_000, clock.StampOf(time.GetTimestamp()) - from);
    }
}
