namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>The doubts about one device, told as one suspicion when they change. One caller at a time; it outlives a run.</summary>
internal sealed class Doubts
{
    private readonly SortedDictionary<Doubt, string> held = [];
    private string? told;

    /// <summary>Begins a doubt, or ends it.</summary>
    /// <param name="output">Where it is told.</param>
    /// <param name="doubt">Which.</param>
    /// <param name="why">In words that say what to do; null when it is over.</param>
    /// <param name="at">Since when.</param>
    public void Set(ISensorOutput output, Doubt doubt, string? why, long at)
    {
        if (why is null)
        {
            held.Remove(doubt);
        }
        else
        {
            held[doubt] = why;
        }

        var whole = held.Count > 0 ? string.Join(' ', held.Values) : null;
        if (whole != told)
        {
            told = whole;
            output.Suspect(whole, at);
        }
    }
}
