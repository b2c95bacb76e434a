namespace AgeingMonitor.Falls.Scanning;

/// <summary>
/// Evens out the time stamps of bursts: a sample's time becomes the mean of its own and those of up to <see cref="Reach"/> neighbours on either side. Samples that are evenly spaced keep their times;
/// a watch that hands over six samples every 0.12 s gets them spread over it. Holds samples back by <see cref="Reach"/> places. Fixed memory.
/// </summary>
internal sealed class SampleClock
{
    /// <summary>Neighbours on either side: a whole burst of six.</summary>
    public const int Reach = 6;

    private const int Size = (2 * Reach) + 1;
    private readonly TimedSample[] ring = new TimedSample[Size];
    private long taken;
    private long given;
    private long lastGiven = long.MinValue;

    /// <summary>Takes a sample whose time is not before the last one's.</summary>
    public void Take(in TimedSample sample) => ring[taken++ % Size] = sample;

    /// <summary>The next sample that has all its neighbours, with its evened time.</summary>
    public bool TryGive(out TimedSample sample) => TryGive(Reach, out sample);

    /// <summary>The next sample of those that are left when no more will come.</summary>
    public bool TryDrain(out TimedSample sample) => TryGive(0, out sample);

    /// <summary>Forgets everything.</summary>
    public void Reset() => (taken, given, lastGiven) = (0, 0, long.MinValue);

    public void Save(ref StateSpan state)
    {
        state.Put(taken - given);
        state.Put(given);
        state.Put(lastGiven);
        state.Put(taken);
        for (var i = 0; i < Size; i++)
        {
            state.Put(ring[i].At);
            state.Put(ring[i].X);
            state.Put(ring[i].Y);
            state.Put(ring[i].Z);
        }
    }

    public bool Restore(ref StateSpan state)
    {
        var held = state.TakeLong();
        given = state.TakeLong();
        lastGiven = state.TakeLong();
        taken = state.TakeLong();
        for (var i = 0; i < Size; i++)
        {
            ring[i] = new(state.TakeLong(), state.TakeDouble(), state.TakeDouble(), state.TakeDouble());
        }

        return given >= 0 && taken >= given && taken - given == held && held <= Reach;
    }

    private bool TryGive(int neighbours, out TimedSample sample)
    {
        sample = default;
        if (taken - given <= neighbours)
        {
            return false;
        }

        var reach = (int)Math.Min(Reach, Math.Min(given, taken - 1 - given));
        ref var middle = ref ring[given % Size];
        var sum = 0L;
        for (var i = given - reach; i <= given + reach; i++)
        {
            // Relative to the sample itself, so that the sum stays small.
            sum += ring[i % Size].At - middle.At;
        }

        lastGiven = Math.Max(lastGiven, middle.At + (sum / ((2 * reach) + 1)));
        sample = middle with { At = lastGiven };
        given++;
        return true;
    }
}
