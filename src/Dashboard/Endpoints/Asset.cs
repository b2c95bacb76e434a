namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>A style sheet, script or picture as the assembly carries it, with its compressed forms.</summary>
internal sealed record Asset(string ContentType, string Hash, byte[] Plain, byte[] Gzip, byte[] Brotli);
