namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>An episode of heat or of cold that is being lived through. Saved as it is; times in microseconds.</summary>
internal sealed class ClimateEpisode
{
    /// <summary>Its start; null when there is none.</summary>
    public long? Start { get; set; }

    /// <summary>The highest level told in it; null when there is no episode.</summary>
    public ClimateLevel? Told { get; set; }

    /// <summary>Local day on which low was last told, in whatever episode; null for never.</summary>
    public int? LowOn { get; set; }

    /// <summary>The same of medium.</summary>
    public int? MediumOn { get; set; }

    /// <summary>Hours in a row that speak for its end.</summary>
    public int Calm { get; set; }

    /// <summary>Whether a level is to be told: once an episode, not after a worse one, and once a local day.</summary>
    public bool Tells(ClimateLevel level, int day, long start)
    {
        if (Told >= level || (level == ClimateLevel.Low ? LowOn : MediumOn) == day)
        {
            return false;
        }

        Start ??= start;
        Told = level;
        Calm = 0;
        LowOn = level == ClimateLevel.Low ? day : LowOn;
        MediumOn = level == ClimateLevel.Medium ? day : MediumOn;
        return true;
    }

    public void End()
    {
        Start = null;
        Told = null;
        Calm = 0;
    }
}
