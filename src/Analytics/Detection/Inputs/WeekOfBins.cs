using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Packing;

namespace AgeingMonitor.Analytics.Detection.Inputs;

/// <summary>The rows of one week by bin. A mutable value, saved as it is.</summary>
internal sealed class WeekOfBins
{
    /// <summary>Number of the local day over seven.</summary>
    public int Week { get; set; }

    /// <summary>Rows in it; at most 255 count.</summary>
    public int Rows { get; set; }

    /// <summary>Feature by feature, <see cref="InputDrift.MostBins"/> each.</summary>
    [JsonConverter(typeof(PackedBytesConverter))]
    public byte[] Counts { get; set; } = [];
}
