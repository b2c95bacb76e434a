namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>
/// Whether a sensor is at fault, of two causes: its run has ended, or its driver does not believe it. What is told changes only when the two together do. That it is well is told once, too: the server may
/// remember a fault from before the program was started. Safe for several threads.
/// </summary>
/// <param name="tell">Tells whether there is a fault, and since when.</param>
internal sealed class SensorCondition(Action<bool, long> tell)
{
    private readonly Lock gate = new();
    private string? broken;
    private string? suspicion;
    private bool hasRun;
    private bool? told;

    /// <summary>How many runs have ended in a fault.</summary>
    public int Faults { get; private set; }

    /// <summary>What was last wrong with it, be it over; null when nothing ever was.</summary>
    public string? LastFault { get; private set; }

    /// <summary>Whether the last run has ended and nothing was measured since.</summary>
    public bool IsBroken => Volatile.Read(ref broken) is not null;

    /// <summary>How it is, and what is wrong.</summary>
    public (SensorState State, string? Why) Look()
    {
        lock (gate)
        {
            return broken is not null ? (SensorState.Faulty, broken)
                : suspicion is not null ? (SensorState.Suspect, suspicion)
                : (hasRun ? SensorState.Well : SensorState.Starting, null);
        }
    }

    /// <summary>The run has ended.</summary>
    public void Break(string why, long at)
    {
        lock (gate)
        {
            Faults++;
            LastFault = broken = why;
            Tell(at);
        }
    }

    /// <summary>It has measured something, or has run for a while.</summary>
    public void Run(long at)
    {
        lock (gate)
        {
            hasRun = true;
            broken = null;
            Tell(at);
        }
    }

    /// <summary>The driver does not believe it, or does again when null.</summary>
    public void Suspect(string? why, long at)
    {
        lock (gate)
        {
            suspicion = why;
            LastFault = why ?? LastFault;
            Tell(at);
        }
    }

    private void Tell(long at)
    {
        var isFaulty = broken is not null || suspicion is not null;
        if (isFaulty != told && (isFaulty || hasRun || told is true))
        {
            told = isFaulty;
            tell(isFaulty, at);
        }
    }
}
