using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Commands;

/// <summary>What a kit was asked and answered.</summary>
/// <param name="Asked">Newest first, and behind them the last that brought a report.</param>
/// <param name="Authors">The names of those who asked, by their ids, where they have one.</param>
public sealed record CommandSight(IReadOnlyList<AskedCommand> Asked, IReadOnlyDictionary<string, string> Authors)
{
    /// <summary>Nothing.</summary>
    public static CommandSight Empty { get; } = new([], new Dictionary<string, string>());

    /// <summary>What was asked last; null when nothing ever was.</summary>
    public AskedCommand? Last => Asked.Count > 0 ? Asked[0] : null;

    /// <summary>The last time that the kit told how it is; null when it never did.</summary>
    public AskedCommand? Told => Asked.FirstOrDefault(one => one.Answer?.Diagnostics is not null);

    /// <summary>Whether an answer may still come.</summary>
    public bool IsLive(Instant now) => Asked.Any(one => one.StateAt(now) is CommandState.Asked or CommandState.Sent);
}
