namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>What is counted of the six hours that run. A plain value, saved as it is.</summary>
internal sealed class BinAccumulator
{
    /// <summary>Kinds of rooms, as numbered by <c>RoomKind</c>.</summary>
    public const int Rooms = 7;

    /// <summary>Number of the bin: four times the local day, and the quarter of the day; 0 before the first.</summary>
    public int Bin { get; set; }

    public int[] ByRoom { get; set; } = new int[Rooms];

    public int[] ByHour { get; set; } = new int[6];

    public int Changes { get; set; }

    public int Quick { get; set; }

    public double LongestPause { get; set; }

    /// <summary>Local minutes of the last sign and its room; live on from bin to bin. Null before the first.</summary>
    public double? LastSign { get; set; }

    public int? LastRoom { get; set; }

    /// <summary>Begins another bin.</summary>
    public void Begin(int bin)
    {
        Bin = bin;
        Changes = Quick = 0;
        LongestPause = 0;
        Array.Clear(ByRoom);
        Array.Clear(ByHour);
    }
}
