using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Where packs go that are in the store. Safe to share.</summary>
public interface IHomeGateway
{
    /// <summary>
    /// Hands packs to their home. When the task ends they will be worked on, whatever dies, and what they raise at once is in the care database. A repeat changes nothing.
    /// Any exception means: not accepted, try again.
    /// </summary>
    Task AcceptAsync(HomeId home, Pack[] packs, CancellationToken cancellationToken);

    /// <summary>
    /// Raises what a pack calls for at once, before it is stored: a help call must not wait for a store that is down. Nothing else becomes of the pack, and it is handed on later all the same.
    /// Any exception means: perhaps not raised, which handing it on makes good.
    /// </summary>
    Task RaiseAsync(HomeId home, Pack pack, CancellationToken cancellationToken);
}
