using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Analytics.Detection.Packing;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>What is remembered of a home: the bin that runs, and the last bins of each quarter of the day. A plain value, saved as it is.</summary>
internal sealed class AgitationState
{
    /// <summary>Bins that are kept of each quarter of the day: four weeks.</summary>
    public const int Kept = 28;

    public BinAccumulator Bin { get; set; } = new();

    /// <summary>The last rows of each quarter of the day, oldest first.</summary>
    [JsonConverter(typeof(PackedQuartersConverter))]
    public List<float[]>[] Quarters { get; set; } = [[], [], [], []];

    /// <summary>The row of the bin before, and its number.</summary>
    public float[]? Before { get; set; }

    public int BeforeBin { get; set; }

    /// <summary>Of the rows that the model was given; null before the first start that watches them.</summary>
    public InputDriftState? Inputs { get; set; }

    /// <summary>Bins with activity so far.</summary>
    public int Seen { get; set; }
}
