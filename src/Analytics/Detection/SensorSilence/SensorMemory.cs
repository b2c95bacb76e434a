using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>What is remembered of one sensor; names are short because each is saved for every sensor of a home.</summary>
internal sealed class SensorMemory
{
    [JsonPropertyName("n")]
    public string Name { get; set; } = string.Empty;

    /// <summary>Its place among those that see people; null for one that reports by itself.</summary>
    [JsonPropertyName("s")]
    public int? Seer { get; set; }

    [JsonPropertyName("k")]
    public SensorClass Class { get; set; }

    /// <summary>The room it sees; null when that is not known, and of a reporter.</summary>
    [JsonPropertyName("r")]
    public string? Room { get; set; }

    /// <summary>When it was first heard in its place: before its ways there are known nothing is told of it. Minutes since 1970 UTC; of a reporter nothing.</summary>
    [JsonPropertyName("b")]
    public long Since { get; set; }

    /// <summary>Last sign of somebody; of a reporter, its last report. Minutes since 1970 UTC.</summary>
    [JsonPropertyName("a")]
    public long SpokeAt { get; set; }

    /// <summary>When anything at all was last heard of it. Minutes since 1970 UTC.</summary>
    [JsonPropertyName("h")]
    public long HeardAt { get; set; }

    /// <summary>What has been missed since it spoke: minus the logarithm of the chance that a working sensor misses all that. Of a reporter nothing.</summary>
    [JsonPropertyName("m")]
    public double Missed { get; set; }

    /// <summary>The most that was missed while it worked, fading by the day; of a reporter, its longest gap in minutes.</summary>
    [JsonPropertyName("u")]
    public double Usual { get; set; }

    /// <summary>Reports taken, as far as they matter; of a seer nothing.</summary>
    [JsonPropertyName("c")]
    public int Reports { get; set; }

    /// <summary>Whether this silence has been told.</summary>
    [JsonPropertyName("t")]
    public bool IsTold { get; set; }

    /// <summary>What it would miss on an ordinary day if it said nothing, in the measure of <see cref="Missed"/>; of a reporter nothing.</summary>
    [JsonPropertyName("d")]
    public double ADay { get; set; }

    /// <summary>The same of the day that runs.</summary>
    [JsonPropertyName("e")]
    public double Today { get; set; }

    /// <summary>The silence that was raised and lasts, so that its end tells of the same alert; null when there is none.</summary>
    [JsonPropertyName("w")]
    public RaisedSilence? Raised { get; set; }

    /// <summary>Begins anew as one that sees people, in a place where nothing is known of it.</summary>
    public void Begin(SensorClass kind, RoomId? room, long minute)
    {
        (Class, Room, Since, SpokeAt) = (kind, room?.Value, minute, minute);
        (Missed, Usual, Reports, IsTold) = (0, 0, 0, false);
        (ADay, Today) = (0, 0);
    }
}
