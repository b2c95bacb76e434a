using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>What is on the wire at one instant: a pack, or something else that is bytes only.</summary>
/// <param name="At">When, by a clock that is right.</param>
/// <param name="Sealed">The pack as the kit froze it; null when this is none.</param>
/// <param name="IsRepeat">Whether the pack was on the wire before.</param>
/// <param name="Other">What is no pack; null for a pack.</param>
internal readonly record struct TapedMessage(Instant At, Pack? Sealed, bool IsRepeat, TapedBytes? Other)
{
    public static TapedMessage Of(Instant at, Pack pack, bool isRepeat = false) => new(at, pack, isRepeat, null);

    public static TapedMessage Of(Instant at, TapedBytes other) => new(at, null, false, other);

    /// <summary>The pack as a receiver decodes it: an undated one is dated by its arrival, whatever else stays as it was frozen.</summary>
    public TapedPack ToPack()
    {
        var pack = Sealed!;
        if (pack.Clock.State != ClockState.Unset)
        {
            return new TapedPack(At, pack with { ReceivedAt = At }, IsRepeat);
        }

        var later = At.Microseconds - pack.SealedAt.Microseconds;
        var observations = pack.Observations.Select(o => o with { MeasuredAt = new Instant(o.MeasuredAt.Microseconds + later) });
        return new TapedPack(At, pack with { SealedAt = At, ReceivedAt = At, Observations = [.. observations] }, IsRepeat);
    }

    /// <summary>The message of a recording.</summary>
    public RecordedMessage ToMessage() => Other is { } other
        ? new RecordedMessage(At, other.Kit, other.Channel, other.ContentType, other.Payload)
        : new RecordedMessage(At, Sealed!.Key.Kit, LaneNames.ToText(Sealed.Key.Lane), WireLimits.SenMlCbor, PackEncoder.Encode(Sealed));
}
