namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What is known of one series of states: its last value, and whether it ever said zero.</summary>
internal struct StateMemory
{
    public double Last { get; set; }

    public string? LastText { get; set; }

    public bool HasSaidZero { get; set; }
}
