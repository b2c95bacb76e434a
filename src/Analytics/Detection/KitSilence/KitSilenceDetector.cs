using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.KitSilence;

/// <summary>
/// Silence of one kit that numbers its packs: dated from the last seal, revealed by the gap that the next pack shows, or before that by a tick. Both find the same.
/// </summary>
internal sealed class KitSilenceDetector(KitSilenceOptions options)
{
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromHours(1);

    /// <summary>The latest seal worked through; null before the first pack.</summary>
    public Instant? LastSeal { get; set; }

    /// <summary>The last seal whose silence has been found.</summary>
    public Instant? FoundAfter { get; set; }

    /// <summary>When that silence was found; null when none was.</summary>
    public Instant? FoundAt { get; set; }

    /// <summary>The last seal after which the kit is silent without its being told of yet.</summary>
    public Instant? HeldAfter { get; set; }

    /// <summary>Whether the kit is silent now, as far as packs and ticks have told.</summary>
    public bool IsSilent => LastSeal is not null && (FoundAfter == LastSeal || HeldAfter == LastSeal);

    /// <summary>Whether a pack sealed at <paramref name="sealedAt"/> comes after a silence.</summary>
    public bool IsGap(Instant sealedAt) => LastSeal is { } last && sealedAt - last > options.Limit;

    /// <summary>Takes the seal of the next pack; true when it shows a silence not yet found.</summary>
    public bool OnPack(Instant sealedAt, out KitSilence silence)
    {
        var found = TryFind(sealedAt, out silence);
        LastSeal = LastSeal is { } last ? Instant.Max(last, sealedAt) : sealedAt;
        return found;
    }

    /// <summary>Takes a tick; true when it reveals a silence not yet found.</summary>
    public bool TryFind(Instant now, out KitSilence silence)
    {
        silence = default;
        if (!IsGap(now) || FoundAfter == LastSeal)
        {
            return false;
        }

        if (IsToldAlready(now))
        {
            HeldAfter = LastSeal;
            return false;
        }

        FoundAfter = LastSeal;
        FoundAt = now;
        silence = new(LastSeal!.Value, now);
        return true;
    }

    /// <summary>
    /// Seals from before the moment at which a tick found silence tell nothing new: they are the last words of a kit that was cut off, or those of a clock that is behind, and each would begin a
    /// silence of its own. The kit is held to be silent all the same, and after an hour it is told again.
    /// </summary>
    private bool IsToldAlready(Instant now) => FoundAt is { } told && LastSeal < told && now - told < TellAgainAfter;
}
