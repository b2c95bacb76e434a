namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>Keeps redirects on this site.</summary>
internal static class LocalPath
{
    /// <summary>The path when it is one of ours, else the board: <c>//host</c>, <c>/\host</c> and full addresses lead elsewhere.</summary>
    public static string Of(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && path.Length <= 512 ? path : "/";
}
