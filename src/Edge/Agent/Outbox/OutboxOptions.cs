namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>How much an outbox holds and how it packs.</summary>
internal sealed class OutboxOptions
{
    /// <summary>Most bytes of packs that wait, headers of their rows included; beyond it the oldest of the lowest class is shed. Default 64 MiB, eight times what 30 days take; range 16 KiB to 16 GiB.</summary>
    public long MostBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Packs older than this are shed, those of lane evt excepted. Default 40 days; range 1 hour to 400 days.</summary>
    public TimeSpan LongestAge { get; init; } = TimeSpan.FromDays(40);

    /// <summary>Most readings that wait for the time to be known. Default 250,000, 50 days; range 100 to 10,000,000.</summary>
    public int MostWaiting { get; init; } = 250_000;

    /// <summary>Time that a pack covers while there is no connection. Default 5 minutes; range 1 s to 1 hour.</summary>
    public TimeSpan BacklogPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most observations in a pack. Default 500, half of what the wire allows; range 1 to 900.</summary>
    public int MostInPack { get; init; } = 500;

    /// <summary>
    /// Readings of an earlier start of the machine that never learned the time are dated if that can be done to within this; otherwise they are lost, and told so. Default 1 minute; range 0 to 1 hour.
    /// </summary>
    public TimeSpan WidestBound { get; init; } = TimeSpan.FromMinutes(1);

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Check()
    {
        Within(MostBytes, 16L * 1024, 16L * 1024 * 1024 * 1024, nameof(MostBytes));
        Within(LongestAge, TimeSpan.FromHours(1), TimeSpan.FromDays(400), nameof(LongestAge));
        Within(MostWaiting, 100, 10_000_000, nameof(MostWaiting));
        Within(BacklogPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(BacklogPeriod));
        Within(MostInPack, 1, 900, nameof(MostInPack));
        Within(WidestBound, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(WidestBound));
    }

    private static void Within<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Allowed is {least} to {most}.");
        }
    }
}
