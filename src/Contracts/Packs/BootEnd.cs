namespace AgeingMonitor.Contracts.Packs;

/// <summary>Where a kit's earlier boot ended, so that order can cross a reboot without a gap.</summary>
/// <param name="Boot">The earlier boot.</param>
/// <param name="LastObs">Last number given out on lane obs; 0 when none was.</param>
/// <param name="LastEvt">Last number given out on lane evt; 0 when none was.</param>
public readonly record struct BootEnd(long Boot, long LastObs, long LastEvt);
