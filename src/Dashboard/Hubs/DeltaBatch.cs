using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>Changes after number <paramref name="After"/>, up to <paramref name="Number"/>; <paramref name="Now"/> is the server's clock in milliseconds.</summary>
internal sealed record DeltaBatch(string Team, Guid Epoch, long After, long Number, long Now, IReadOnlyList<TileView> Tiles, IReadOnlyList<AlertView> Alerts);
