
namespace AgeingMonitor.Edge.Link;

/// <summary>Waits that double from a first one up to a longest one, each moved by up to a fifth either way, so that many senders do not march in step.</summary>
/// <param name="First">The first wait.</param>
/// <param name="Longest">No wait is longer, before it is moved.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>The wait after a number of failures, from 0.</summary>
    public TimeSpan After(int failures, Random random)
    {
        var doubled = First * Math.Min(1L << Math.Clamp(failures, 0, 30), (double)Longest.Ticks / First.Ticks);
        return doubled * (0.8 + (0.4 * random.NextDouble()));
    }
}
