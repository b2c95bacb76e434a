using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>What each kit last said of itself on topic <c>state</c>: its birth message, or the last will that the broker said for it. Safe to share.</summary>
public interface IKitStates
{
    /// <summary>Keeps what a kit said, unless something newer is known. False when nobody knows the kit or it is revoked. A last will says only that the kit is gone: what was known of it stays.</summary>
    Task<bool> SaveAsync(KitId kit, KitState state, Instant receivedAt, CancellationToken cancellationToken);

    /// <summary>The last word of a kit; null when it never spoke.</summary>
    Task<ToldState?> FindAsync(KitId kit, CancellationToken cancellationToken);
}

/// <summary>A kit's last word.</summary>
/// <param name="State">What it said; <see cref="KitState.Online"/> is false when the last thing heard was its last will.</param>
/// <param name="ReceivedAt">When that was heard.</param>
public sealed record ToldState(KitState State, Instant ReceivedAt);
