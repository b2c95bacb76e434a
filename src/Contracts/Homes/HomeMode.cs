namespace AgeingMonitor.Contracts.Homes;

/// <summary>What a home is for.</summary>
public enum HomeMode
{
    /// <summary>People live here: full care.</summary>
    Live = 0,

    /// <summary>Simulated people, live in every respect and marked as such on every page.</summary>
    Demo = 1,

    /// <summary>A recording on a player's clock: no channel, no escalation, on live boards only where chosen, not in exports unless asked.</summary>
    Replay = 2,
}
