using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Words for what packs say.</summary>
internal static class PackWords
{
    public static string Of(ClockState state) => state switch
    {
        ClockState.Synced => "synced",
        ClockState.Holdover => "holdover",
        ClockState.Unset => "unset",
        _ => "unknown",
    };
}
