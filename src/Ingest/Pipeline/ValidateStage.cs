using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Whether a pack may come in, and for which home. What it says was already judged by the catalogue; here it is who says it, where and when.</summary>
internal sealed class ValidateStage(IngestOptions options)
{
    /// <summary>The place that the pack belongs to, or why it is refused.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="standing">What the care database knows of its kit.</param>
    public (KitPlace? Place, Refusal? Refusal) Validate(Pack pack, KitStanding? standing)
    {
        if (standing is null)
        {
            return (null, new Refusal(RefusalReasons.UnknownKit, "No kit of this id is known."));
        }

        if (standing.Revoked)
        {
            return (null, new Refusal(RefusalReasons.RevokedKit, "The kit is revoked."));
        }

        if (standing.PlaceAt(pack.SealedAt) is not { } place)
        {
            return (null, new Refusal(RefusalReasons.NoPlace, $"The kit stood in no home at {pack.SealedAt}."));
        }

        if (pack.Key.Lane == Lane.Tick && place.Mode != HomeMode.Replay)
        {
            return (null, new Refusal(RefusalReasons.TickNotAllowed, "Ticks are for homes in mode replay."));
        }

        // An event calls for help whatever the kit's clock says, and moves no home's time.
        return place.Mode != HomeMode.Replay && pack.Key.Lane != Lane.Evt && pack.SealedAt > pack.ReceivedAt + options.FutureTolerance
            ? (null, new Refusal(RefusalReasons.Future, $"Sealed at {pack.SealedAt}, {pack.SealedAt - pack.ReceivedAt} ahead of our clock."))
            : (place, null);
    }
}
