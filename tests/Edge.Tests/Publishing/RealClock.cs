using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Tests.Publishing;

/// <summary>This machine's clocks, kept by a time service or not as the test says.</summary>
/// <param name="time">Another clock than the machine's, such as one that goes faster.</param>
internal sealed class RealClock(TimeProvider? time = null) : IKernelClock
{
    private readonly LinuxClock clock = new(time ?? TimeProvider.System);

    public string MachineStart => clock.MachineStart;

    public bool HasBatteryClock => false;

    public bool IsSynced { get; set; } = true;

    /// <summary>By how much the time of day is wrong.</summary>
    public TimeSpan IsOffBy { get; set; }

    /// <summary>Holds up whoever reads it; null for nobody. As a disk that hangs holds up the publisher.</summary>
    public ManualResetEventSlim? Hold { get; set; }

    public long Stamp => clock.Read().Stamp;

    public KernelTime Read()
    {
        Hold?.Wait();
        var read = clock.Read();
        return read with { Now = read.Now + IsOffBy, IsSynced = IsSynced, UncertaintySeconds = 0.01 };
    }
}
