using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>Turns recorded messages into packs as they are played: the bytes as recorded where ids and times stay, else decoded, moved and encoded again, which gives the same bytes each time. One caller at a time.</summary>
internal sealed class PlayedPackSource
{
    private readonly ReplayPlan plan;
    private readonly Dictionary<KitId, HomePlan> homes;
    private readonly Dictionary<(KitId Kit, long Boot, Lane Lane), NumberRanges> seen = [];
    private long unreadable;

    public PlayedPackSource(ReplayPlan plan)
    {
        this.plan = plan;
        homes = plan.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, home))).ToDictionary(pair => pair.Kit, pair => pair.home);
        Content = plan.Homes.ToDictionary(home => home.Home, _ => new ContentChecksum());
    }

    /// <summary>Messages that cannot be played.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Packs that the recording holds more than once; only the first is played.</summary>
    public long Repeats { get; private set; }

    /// <summary>Count and checksum of what is played, by home.</summary>
    public IReadOnlyDictionary<HomeId, ContentChecksum> Content { get; }

    /// <summary>The pack of a message; null when it is not played.</summary>
    public PlayedPack? Take(RecordedMessage message)
    {
        if (!LaneNames.TryParse(message.Channel, out var lane))
        {
            // A birth message or last will: the player is not the kit.
            return null;
        }

        if (plan.Map(message.Kit) is not { } kit)
        {
            LeftOut++;
            return null;
        }

        var pack = RecordingSummary.DecodeOf(message);
        return pack is null ? TakeUnreadable(message, kit, lane) : TakePack(message, pack, kit);
    }

    private PlayedPack? TakePack(RecordedMessage message, Pack recorded, KitId kit)
    {
        if (recorded.Key.IsNumbered && !IsFirst(recorded.Key))
        {
            Repeats++;
            return null;
        }

        var pack = plan.KeepsIds ? recorded : Move(plan.Numbers[message.Kit].Mend(recorded), kit);
        var payload = plan.KeepsIds ? message.Payload : PackEncoder.Encode(pack, message.ContentType == WireLimits.SenMlJson ? PackFormat.Json : PackFormat.Cbor);
        Content[homes[kit].Home].Add(pack);
        var number = new PackNumber(pack.Key.Boot, pack.Key.Lane, pack.Key.Sequence);
        return new PlayedPack(
            new OutgoingPack(number, pack.SealedAt, message.ContentType, payload),
            Topics.For(kit, message.Channel),
            pack.Observations.Count,
            pack.Key.Lane == Lane.Tick,
            EndsWithReceipt: !pack.Key.IsNumbered);
    }

    /// <summary>What cannot be decoded is played as it is, so that a replay shows what ingest does with it; moved it cannot be.</summary>
    private PlayedPack? TakeUnreadable(RecordedMessage message, KitId kit, Lane lane)
    {
        if (!plan.KeepsIds)
        {
            LeftOut++;
            return null;
        }

        var number = new PackNumber(-1, lane, ++unreadable);
        return new PlayedPack(new OutgoingPack(number, message.At, message.ContentType, message.Payload), Topics.For(kit, message.Channel), 0, false, EndsWithReceipt: true);
    }

    private bool IsFirst(PackKey key)
    {
        var lane = (key.Kit, key.Boot, key.Lane);
        if (!seen.TryGetValue(lane, out var numbers))
        {
            seen[lane] = numbers = new NumberRanges();
        }

        return numbers.Add(key.Sequence);
    }

    private Pack Move(Pack pack, KitId kit) => pack with
    {
        Key = pack.Key with { Kit = kit },
        SealedAt = plan.Move(pack.SealedAt),
        ReceivedAt = plan.Move(pack.ReceivedAt),
        Observations = [.. pack.Observations.Select(observation => observation with { MeasuredAt = plan.Move(observation.MeasuredAt) })],
    };
}
