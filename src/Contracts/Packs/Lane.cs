namespace AgeingMonitor.Contracts.Packs;

/// <summary>The numbered lanes of a kit; each numbers its packs from 1 within a boot.</summary>
public enum Lane
{
    /// <summary>Observations and heartbeats: topic <c>obs</c>.</summary>
    Obs = 0,

    /// <summary>What cannot wait: fall, help button, power cut. Topic <c>evt</c>; overtakes any backlog.</summary>
    Evt = 1,

    /// <summary>Ticks of a player's virtual clock, topic <c>tick</c>: accepted for homes in mode replay only, acknowledged, never stored.</summary>
    Tick = 2,
}
