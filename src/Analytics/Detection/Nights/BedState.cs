namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What is remembered of who is in bed.</summary>
internal sealed class BedState
{
    /// <summary>Bed sensors, and whether somebody lies there.</summary>
    public List<BedMat> Mats { get; set; } = [];

    /// <summary>Signs from other rooms since <see cref="DoubtFrom"/> while a bed sensor says that somebody lies there.</summary>
    public int Doubts { get; set; }

    public long? DoubtFrom { get; set; }

    /// <summary>Whether the bed sensor is not believed until it speaks again.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>Without a bed sensor: first sign in the bedroom that no other room has followed.</summary>
    public long? BackAt { get; set; }

    /// <summary>Local minute and night of <see cref="BackAt"/>.</summary>
    public int BackMinute { get; set; }

    /// <inheritdoc cref="BackMinute"/>
    public int BackNight { get; set; }

    /// <summary>Without a bed sensor: a sign in another room that another must follow before it is believed.</summary>
    public long? ElsewhereAt { get; set; }

    /// <summary>Local minute of <see cref="ElsewhereAt"/>.</summary>
    public int ElsewhereMinute { get; set; }
}
