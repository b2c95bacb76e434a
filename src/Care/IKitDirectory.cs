using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>Who a kit is and where it stood when: what ingest asks for every pack. Answers from a short-lived memory (a change shows within 5 s). Safe to share.</summary>
public interface IKitDirectory
{
    /// <summary>The kit's standing; null when nobody knows the kit.</summary>
    ValueTask<KitStanding?> FindAsync(KitId kit, CancellationToken cancellationToken);
}
