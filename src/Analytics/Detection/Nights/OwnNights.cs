namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>The person's own last nights, and what they say is usual. Nights with a gap, and of less than three hours in bed, teach nothing.</summary>
/// <param name="options">Options.</param>
/// <param name="shares">What the budget leaves own limits.</param>
/// <param name="figures">Six numbers a night, in the order of <see cref="OwnFigure"/>, the oldest night first.</param>
internal sealed class OwnNights(NightOptions options, NightShares shares, List<int> figures)
{
    /// <summary>Four weeks.</summary>
    public const int Capacity = 28;

    /// <summary>Numbers kept of a night.</summary>
    public const int Figures = 6;

    private const long Second = 1_000_000;
    private const long Minute = 60 * Second;
    private const long LeastInBed = 180 * Minute;

    /// <summary>Own limits of leaving the bed never come nearer than this, nor go farther.</summary>
    private static readonly (long Least, long Most) Bed = (20 * Minute, 60 * Minute);

    private const long MostOut = 60 * Minute;
    private const int MostChanges = 40;
    private const int LeastExits = 4;

    /// <summary>Local minute since noon, 4 h, before which it is night for everybody: who is up for hours on some nights is not out of danger then.</summary>
    private const int EarliestEnd = 16 * 60;

    private int Count => figures.Count / Figures;

    public bool AreKnown => Count >= options.LearnsNights;

    /// <summary>Local minute since noon until which leaving bed or home is looked at: the hour that is set, or before nine in ten of the person's own risings, but never before 4 h.</summary>
    public int EndMinute
    {
        get
        {
            var fixedEnd = (12 + options.EndsAtHour) * 60;
            return AreKnown ? Math.Clamp(Usual(OwnFigure.Rising).Low, EarliestEnd, fixedEnd) : fixedEnd;
        }
    }

    /// <summary>
    /// How long nobody may be seen inside after the front door, in microseconds: longer where that is so on one night in five, by who leaves after putting somebody to bed, or looks at the door before going back to bed. What happens seldom
    /// widens nothing.
    /// </summary>
    public long OutLimit
    {
        get
        {
            var fixedLimit = (long)options.OutLimit.TotalMicroseconds;
            return AreKnown ? Math.Clamp(At(OwnFigure.LongestOutside, Count * 4 / 5) * Second, fixedLimit, Math.Max(MostOut, fixedLimit)) : fixedLimit;
        }
    }

    /// <summary>How long one may be out of bed, in microseconds: what nine in ten of the person's nights stay within, so that a night on the floor or two widen nothing.</summary>
    public long BedLimit => AreKnown ? Math.Clamp(At(OwnFigure.LongestOut, Count * 9 / 10) * Second, Bed.Least, Bed.Most) : (long)options.BedLimit.TotalMicroseconds;

    /// <summary>How many changes of room a walk may have.</summary>
    public int WalkLimit => AreKnown ? Math.Clamp(Limit(OwnFigure.LongestWalk, shares.Wandering) + 1, options.WanderingChanges, Math.Max(MostChanges, options.WanderingChanges)) : options.WanderingChanges;

    /// <summary>How many ways out of bed make a night restless: more than the limit of own nights, and two more than half of them have.</summary>
    public int ExitLimit => AreKnown ? Math.Max(LeastExits, Math.Max(Limit(OwnFigure.Interruptions, shares.Restless) + 1, At(OwnFigure.Interruptions, Count / 2) + 2)) : options.RestlessExits;

    /// <summary>From the lowest tenth to the highest of a figure; there must be a night.</summary>
    public (int Low, int High) Usual(OwnFigure figure) => (At(figure, (Count - 1) / 10), At(figure, Count - 1 - ((Count - 1) / 10)));

    public void Add(in NightSummary night)
    {
        if (night.HasGap || night.InBed < LeastInBed)
        {
            return;
        }

        if (Count == Capacity)
        {
            figures.RemoveRange(0, Figures);
        }

        figures.Add(night.Rising);
        figures.Add((int)(night.InBed / Second));
        figures.Add(night.Interruptions);
        figures.Add((int)(night.LongestOut / Second));
        figures.Add((int)(night.LongestOutside / Second));
        figures.Add(night.LongestWalk);
    }

    /// <summary>The limit that an ordinary night passes on a share of nights; while there are too few nights to promise it, the largest of them.</summary>
    private int Limit(OwnFigure figure, double share) => At(figure, Conformal.PlaceOf(Count, share) ?? Count - 1);

    /// <summary>The value at a place, counted from the lowest.</summary>
    private int At(OwnFigure figure, int place)
    {
        Span<int> values = stackalloc int[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = figures[(i * Figures) + (int)figure];
        }

        values.Sort();
        return values[place];
    }
}
