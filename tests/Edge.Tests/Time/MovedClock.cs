using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Tests.Time;

/// <summary>A machine's clocks, moved by the test. It knows the true time.</summary>
internal sealed class MovedClock : IKernelClock
{
    private readonly Instant switchedOn;
    private Instant shown;
    private long stamp;

    public MovedClock(Instant switchedOn) => this.switchedOn = shown = switchedOn;

    public string MachineStart { get; init; } = "machine-1";

    public bool HasBatteryClock { get; set; }

    public bool IsSynced { get; set; }

    public double Uncertainty { get; set; } = 0.01;

    public long Stamp => stamp;

    public Instant True => switchedOn + TimeSpan.FromMicroseconds(stamp);

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan time)
    {
        stamp += (long)time.TotalMicroseconds;
        shown += time;
    }

    /// <summary>The time of day is set.</summary>
    public void Show(Instant time) => shown = time;

    /// <summary>A time service sets the clock right and keeps it.</summary>
    public void Sync()
    {
        shown = True;
        IsSynced = true;
    }

    public KernelTime Read() => new(stamp, shown, IsSynced, Uncertainty);
}
