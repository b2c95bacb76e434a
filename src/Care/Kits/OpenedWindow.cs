using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>A window that was opened just now. The code is shown this once: the database keeps a slow hash of it.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Code">The one-time code, as it is shown.</param>
/// <param name="OpenUntil">The end of the window.</param>
public sealed record OpenedWindow(KitId Kit, string Code, Instant OpenUntil)
{
    /// <summary>Never shows the code.</summary>
    public override string ToString() => $"window of {Kit}";
}
