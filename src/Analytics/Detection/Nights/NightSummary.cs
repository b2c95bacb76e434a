namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>One night of one home: the longest time in bed that began between 18 and 10 h, ways out of bed in between included. A plain value, saved as it is.</summary>
internal readonly record struct NightSummary
{
    /// <summary>Number of the local day on whose evening it began.</summary>
    public int Night { get; init; }

    /// <summary>To bed, in microseconds since 1970 UTC.</summary>
    public long From { get; init; }

    /// <summary>Risen for good.</summary>
    public long To { get; init; }

    /// <summary>Local minutes at <see cref="To"/> since the noon of <see cref="Night"/>; 1440 and more for who lies past the next noon.</summary>
    public int Rising { get; init; }

    /// <summary>Times out of bed in between, of half a minute or more.</summary>
    public int Interruptions { get; init; }

    /// <summary>Those of them on which the bathroom was seen in use.</summary>
    public int ToiletVisits { get; init; }

    /// <summary>Microseconds out of bed in between.</summary>
    public long Out { get; init; }

    /// <summary>The longest of those times.</summary>
    public long LongestOut { get; init; }

    /// <summary>The longest time, in microseconds, from the front door until somebody was seen inside again; 0 when nobody left.</summary>
    public long LongestOutside { get; init; }

    /// <summary>Changes of room while out of bed.</summary>
    public int Changes { get; init; }

    /// <summary>Changes of room in the longest walk, see <see cref="NightWalk"/>.</summary>
    public int LongestWalk { get; init; }

    /// <summary>Whether it is read from movement alone, without a bed sensor: then "in bed" is "in the bedroom and nowhere else".</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Whether the kit was silent for a part of it, so that something may be missing.</summary>
    public bool HasGap { get; init; }

    /// <summary>Microseconds in bed.</summary>
    public long InBed => To - From - Out;
}
