namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>The person's own last nights, and what they say is usual. Nights with a gap, and of less than three hours in bed, teach nothing.</summary>
internal sealed class OwnNights(NightOptions options, List<NightSummary> nights)
{
    /// <summary>Four weeks.</summary>
    public const int Capacity = 28;

    private const long Minute = 60_000_000;
    private const long LeastInBed = 180 * Minute;

    /// <summary>Own limits of leaving the bed never come nearer than this, nor go farther.</summary>
    private static readonly (long Least, long Most) Bed = (20 * Minute, 60 * Minute);

    private const long MostOut = 60 * Minute;
    private const int MostChanges = 40;
    private const int LeastExits = 4;

    public bool AreKnown => nights.Count >= options.LearnsNights;

    /// <summary>Local minute since noon until which leaving bed or home is looked at: the hour that is set, or before nine in ten of the person's own risings.</summary>
    public int EndMinute
    {
        get
        {
            var fixedEnd = (12 + options.EndsAtHour) * 60;
            return AreKnown ? Math.Min(fixedEnd, (int)Usual(night => night.Rising).Low) : fixedEnd;
        }
    }

    /// <summary>How long nobody may be seen inside after the front door, in microseconds: longer where that is so on one night in five, by who leaves after putting somebody to bed, or looks at the door before going back to bed. What happens seldom widens nothing.</summary>
    public long OutLimit => Math.Clamp(AreKnown ? Upper(night => night.LongestOutside) : 0, (long)options.OutLimit.TotalMicroseconds, Math.Max(MostOut, (long)options.OutLimit.TotalMicroseconds));

    /// <summary>How long one may be out of bed, in microseconds.</summary>
    public long BedLimit => AreKnown ? Math.Clamp(Limit(night => night.LongestOut), Bed.Least, Bed.Most) : options.BedLimit.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>How many changes of room a walk may have.</summary>
    public int WalkLimit => AreKnown ? (int)Math.Clamp(Limit(night => night.LongestWalk) + 1, options.WanderingChanges, Math.Max(MostChanges, options.WanderingChanges)) : options.WanderingChanges;

    /// <summary>How many ways out of bed make a night restless: more than the limit of own nights, and two more than half of them have.</summary>
    public int ExitLimit => AreKnown ? (int)Math.Max(LeastExits, Math.Max(Limit(night => night.Interruptions) + 1, Middle(night => night.Interruptions) + 2)) : options.RestlessExits;

    /// <summary>From the lowest tenth to the highest of something; there must be a night.</summary>
    public (long Low, long High) Usual(Func<NightSummary, long> of)
    {
        Span<long> values = stackalloc long[nights.Count];
        Fill(values, of);
        return (values[(values.Length - 1) / 10], values[values.Length - 1 - ((values.Length - 1) / 10)]);
    }

    public void Add(NightSummary night)
    {
        if (night.HasGap || night.InBed < LeastInBed)
        {
            return;
        }

        if (nights.Count == Capacity)
        {
            nights.RemoveAt(0);
        }

        nights.Add(night);
    }

    /// <summary>The limit that an ordinary night passes on the share that is set; while there are too few nights to promise it, the largest of them.</summary>
    private long Limit(Func<NightSummary, long> of)
    {
        Span<long> values = stackalloc long[nights.Count];
        Fill(values, of);
        return values[Conformal.PlaceOf(values.Length, options.FalseShare) ?? values.Length - 1];
    }

    private long Upper(Func<NightSummary, long> of)
    {
        Span<long> values = stackalloc long[nights.Count];
        Fill(values, of);
        return values[values.Length * 4 / 5];
    }

    private long Middle(Func<NightSummary, long> of)
    {
        Span<long> values = stackalloc long[nights.Count];
        Fill(values, of);
        return values[values.Length / 2];
    }

    private void Fill(Span<long> values, Func<NightSummary, long> of)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = of(nights[i]);
        }

        values.Sort();
    }
}
