using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Testing.Replay;

public sealed partial class InProcessPlayer
{
    /// <summary>How many alerts have been raised at their place in the order.</summary>
    internal int RaisedInOrder => alerts.Count;

    /// <summary>Size of the detectors' state of all homes when saved, in bytes.</summary>
    public int StateBytes() => kits
        .GroupBy(kit => kit.Value.Analysis, (analysis, group) => analysis.Save(group.ToDictionary(kit => kit.Key, kit => kit.Value.Order.Position)).Sum(part => part.State.Length))
        .Sum();

    /// <summary>The alerts raised at their place in the order after so many others.</summary>
    internal IEnumerable<AlertDraft> RaisedAfter(int count) => alerts.Values.Skip(count);
}
