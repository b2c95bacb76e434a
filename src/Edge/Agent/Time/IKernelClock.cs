namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>The machine's clocks.</summary>
internal interface IKernelClock
{
    /// <summary>What tells one start of the machine from another.</summary>
    string MachineStart { get; }

    /// <summary>Whether a clock chip with a battery kept the time while the machine was off, and the time of day began with it.</summary>
    bool HasBatteryClock { get; }

    /// <summary>All of one moment.</summary>
    KernelTime Read();
}
