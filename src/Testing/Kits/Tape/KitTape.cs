using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Life;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>
/// What the kit of a simulated home publishes over a stretch of time, computed without clock or network: packs, events, birth messages and last wills, with everything that happens to the kit and
/// its network. The same home, stretch and options give the same messages on every machine. At the end of the stretch all is well again, and what the kit had kept follows, so that a tape is whole: no
/// number is missing but those declared as shed. Enumerations are independent of each other but share the home: one caller at a time.
/// </summary>
public sealed class KitTape
{
    private readonly SimulatedHome home;
    private readonly TimeRange during;
    private readonly KitTapeOptions options;
    private readonly KitTimeline timeline;

    /// <summary>A tape of a kit's life, which starts as boot 1 at the start of the stretch.</summary>
    /// <param name="home">The home; its happenings of the kit and its power cuts take effect.</param>
    /// <param name="during">The stretch. Messages may follow its end while the kit hands over what it kept.</param>
    /// <param name="options">How it is taped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is empty, or an option is out of its range.</exception>
    public KitTape(SimulatedHome home, TimeRange during, KitTapeOptions options)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentOutOfRangeException(nameof(options), fault);
        }

        if (during.From >= during.To)
        {
            throw new ArgumentOutOfRangeException(nameof(during), during, "A tape has a length.");
        }

        this.home = home;
        this.during = during;
        this.options = options;
        timeline = new KitTimeline(home.Happenings, during);
    }

    /// <summary>The sensor as which a kit speaks of itself: of its mains.</summary>
    public static SensorId Self { get; } = SensorId.Parse("kit");

    /// <summary>A home's sensors as its kit names them, itself among them.</summary>
    internal static IReadOnlyList<KitSensor> SensorsOf(SimulatedHome home) => [.. home.Sensors, new KitSensor(Self, [Quantities.PowerCut.Code])];

    /// <summary>The kit.</summary>
    public KitId Kit => home.Kit;

    /// <summary>The packs, repeats and ticks among them, in the order of the wire.</summary>
    public IEnumerable<TapedPack> Packs() => Taped().Where(message => message.Sealed is not null).Select(message => message.ToPack());

    /// <summary>Everything on the wire as a recorder would write it; <see cref="RecordedMessage.At"/> never falls.</summary>
    public IEnumerable<RecordedMessage> Messages() => Taped().Select(message => message.ToMessage());

    /// <summary>Everything on the wire, not yet in bytes.</summary>
    internal IEnumerable<TapedMessage> Taped() => WithTicks(NewRun().Messages());

    /// <summary>One run through the tape, for what it counts.</summary>
    internal TapeRun NewRun() => new(home, during, options, timeline, SensorsOf(home));

    private IEnumerable<TapedMessage> WithTicks(IEnumerable<TapedMessage> messages)
    {
        if (options.TickAfter is not { } step)
        {
            foreach (var message in messages)
            {
                yield return message;
            }

            yield break;
        }

        var next = during.From + step;
        var sequence = 0L;
        BootEnd? before = null;
        foreach (var message in messages)
        {
            for (; next <= message.At && next < during.To; next += step)
            {
                yield return TapedMessage.Of(next, Tick(++sequence, next, before));
            }

            // A seal from the future is not believed by a server either: to it the kit is silent.
            if (message.Sealed is { Key.Lane: Lane.Obs, SealedAt: var reached } && reached - message.At <= step)
            {
                next = Instant.Max(next, reached + step);
            }

            before = Latest(before, message);
            yield return message;
        }
    }

    /// <summary>The last numbers on the wire, those that were declared as shed among them, by which a server knows a tick that comes too late. A boot begins with its first pack of any lane.</summary>
    private static BootEnd? Latest(BootEnd? known, in TapedMessage message)
    {
        if (message.Sealed is not { Key: { IsNumbered: true, Lane: not Lane.Tick } key } pack)
        {
            return known;
        }

        var last = known is { } before && before.Boot >= key.Boot ? before : new BootEnd(key.Boot, 0, 0);
        var lastObs = key.Boot == last.Boot && key.Lane == Lane.Obs ? Math.Max(last.LastObs, key.Sequence) : last.LastObs;
        foreach (var shed in pack.Shed)
        {
            lastObs = shed.Boot == last.Boot && shed.Lane == Lane.Obs ? Math.Max(lastObs, shed.Range.Last) : lastObs;
        }

        return last with { LastObs = lastObs };
    }

    private Pack Tick(long sequence, Instant at, BootEnd? before) => new() { Key = new PackKey(home.Kit, 1, Lane.Tick, sequence), After = before, SealedAt = at, ReceivedAt = at };
}
