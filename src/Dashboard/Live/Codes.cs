using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Names of states as pages, islands and style sheets know them.</summary>
internal static class Codes
{
    public const string Raised = "raised";
    public const string Acknowledged = "acknowledged";
    public const string Resolved = "resolved";
    public const string Replay = "replay";
    public const string Demo = "demo";

    public static string Of(AlertPriority priority) => priority switch
    {
        AlertPriority.High => "high",
        AlertPriority.Medium => "medium",
        AlertPriority.Low => "low",
        _ => "technical",
    };

    public static AlertPriority? Priority(string? code) => code switch
    {
        "high" => AlertPriority.High,
        "medium" => AlertPriority.Medium,
        "low" => AlertPriority.Low,
        "technical" => AlertPriority.Technical,
        _ => null,
    };

    public static string Of(AlertState state) => state switch
    {
        AlertState.Raised => Raised,
        AlertState.Acknowledged => Acknowledged,
        _ => Resolved,
    };

    public static string Of(HomeMode mode) => mode switch
    {
        HomeMode.Demo => Demo,
        HomeMode.Replay => Replay,
        _ => "live",
    };

    public static string Of(RoomKind kind) => kind switch
    {
        RoomKind.Bedroom => "bedroom",
        RoomKind.Bathroom => "bathroom",
        RoomKind.Kitchen => "kitchen",
        RoomKind.Living => "living",
        RoomKind.Hall => "hall",
        RoomKind.Entrance => "entrance",
        _ => "other",
    };
}
