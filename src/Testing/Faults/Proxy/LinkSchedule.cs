using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>When each stretch of bytes in one direction of one connection is due: never before the one ahead of it. One caller at a time.</summary>
internal sealed class LinkSchedule(SeededRandom random)
{
    private DateTimeOffset free = DateTimeOffset.MinValue;

    /// <summary>What chance has in store for the next stretch; drawn once, so that a change of faults meanwhile does not draw again.</summary>
    public (double Jitter, double Loss) Draw() => (random.NextDouble(), random.NextDouble());

    /// <summary>When a stretch is due under these faults.</summary>
    public DateTimeOffset DueOf(int bytes, DateTimeOffset arrivedAt, (double Jitter, double Loss) drawn, LinkFaults faults)
    {
        var due = arrivedAt + faults.Delay + (faults.Jitter * drawn.Jitter) + (drawn.Loss < faults.Loss ? faults.LossStall : TimeSpan.Zero);
        due = due > free ? due : free;
        return faults.BytesPerSecond is { } rate ? due + TimeSpan.FromSeconds((double)bytes / rate) : due;
    }

    /// <summary>The stretch has left.</summary>
    public void NoteLeft(DateTimeOffset at) => free = at;
}
