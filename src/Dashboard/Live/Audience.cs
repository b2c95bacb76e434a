using System.Collections.Concurrent;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>The pages that follow one team. Safe to share.</summary>
internal sealed class Audience
{
    private readonly ConcurrentDictionary<string, LiveViewer> viewers = new(StringComparer.Ordinal);

    public bool IsEmpty => viewers.IsEmpty;

    public bool Add(LiveViewer viewer) => viewers.TryAdd(viewer.Connection, viewer);

    public bool Remove(string connection) => viewers.TryRemove(connection, out _);

    public IReadOnlyList<IGrouping<string, LiveViewer>> ByUser() => [.. viewers.Values.GroupBy(v => v.UserId)];
}
