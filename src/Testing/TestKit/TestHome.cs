using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.TestKit;

/// <summary>
/// A home with one resident and one kit on virtual time, to test a sensor integration: what the integration observes goes out as packs in their wire form, through a broker, is decoded and held against the catalogue as ingest does,
/// and then meets all detectors and rules. No network, no waiting; the same calls give the same alerts. One caller at a time.
/// </summary>
public sealed partial class TestHome
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ITestBroker broker;
    private readonly TieRule ties = new();
    private readonly List<Observation> pending = [];
    private readonly Dictionary<(SeriesKey Series, Instant At), Observation> stored = [];
    private readonly List<RejectedRecord> rejected = [];
    private readonly List<Room> rooms = [];
    private readonly List<SensorPlacement> sensors = [];
    private readonly HomeId home = HomeId.Derive("test-kit/home");
    private readonly ResidentId resident = ResidentId.Derive("test-kit/resident");
    private InProcessPlayer? player;
    private Instant nextSeal;
    private long lastObs, lastEvt, ticks;

    /// <summary>A home without sensors, on Monday 2 March 2026, 8:00 in Paris.</summary>
    /// <param name="broker">What becomes of messages on their way; null for a broker that is prompt and loses nothing.</param>
    public TestHome(ITestBroker? broker = null)
    {
        this.broker = broker ?? new PromptBroker();
        Now = Instant.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(1)));
        nextSeal = Now + Minute;
    }

    /// <summary>The kit.</summary>
    public KitId Kit { get; } = KitId.Derive("test-kit/kit");

    /// <summary>The home's time. It passes by <see cref="Pass(TimeSpan)"/> and <see cref="PassSilently"/> alone.</summary>
    public Instant Now { get; private set; }

    /// <summary>What is in the store: each value of a series and instant once, in order of time.</summary>
    public IReadOnlyList<Observation> Stored => [.. stored.Values.OrderBy(observation => observation.MeasuredAt)];

    /// <summary>Records that ingest would not take, with the reason; a message that is refused as a whole is one record with index -1.</summary>
    public IReadOnlyList<RejectedRecord> Rejected => rejected;

    /// <summary>Alerts so far, each once.</summary>
    public IReadOnlyCollection<AlertDraft> Alerts => Player.Alerts;

    private InProcessPlayer Player => player ??= new InProcessPlayer([Plan()], new DetectionOptions());

    /// <summary>A sensor that stands in a room.</summary>
    /// <exception cref="ArgumentException">No sensor can be called so.</exception>
    /// <exception cref="InvalidOperationException">Time has passed already.</exception>
    public TestHome WithSensor(string sensor, RoomKind room)
    {
        var place = rooms.Find(known => known.Kind == room);
        if (place is null)
        {
            rooms.Add(place = new Room(RoomId.Derive($"test-kit/{room}"), room));
        }

        return With(new SensorPlacement(Kit, SensorId.Parse(sensor), place.Id, null, TimeRange.Always));
    }

    /// <summary>A sensor that the resident wears or uses.</summary>
    /// <exception cref="ArgumentException">No sensor can be called so.</exception>
    /// <exception cref="InvalidOperationException">Time has passed already.</exception>
    public TestHome WithPersonalSensor(string sensor) => With(new SensorPlacement(Kit, SensorId.Parse(sensor), null, resident, TimeRange.Always));

    /// <summary>A number is observed now; it leaves with the next pack.</summary>
    public TestHome Observe(string sensor, QuantityDefinition quantity, double value) => Observe([new Observation(SensorId.Parse(sensor), quantity, Now, ObservedValue.Of(value))]);

    /// <summary>A text is observed now; it leaves with the next pack.</summary>
    public TestHome Observe(string sensor, QuantityDefinition quantity, string text) => Observe([new Observation(SensorId.Parse(sensor), quantity, Now, ObservedValue.Of(text))]);

    /// <summary>What an integration observed, at its own times; none may be later than <see cref="Now"/>.</summary>
    /// <exception cref="ArgumentException">An observation lies in the future, or is of the wrong kind for its quantity.</exception>
    public TestHome Observe(IEnumerable<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        foreach (var observation in observations)
        {
            if (observation.MeasuredAt > Now)
            {
                throw new ArgumentException($"{observation.Sensor}/{observation.Quantity} was measured at {observation.MeasuredAt}, which is after now ({Now}).", nameof(observations));
            }

            if (observation.Value.IsNumber == observation.Quantity.IsText)
            {
                throw new ArgumentException($"{observation.Quantity} is {(observation.Quantity.IsText ? "a text" : "a number")}.", nameof(observations));
            }

            pending.Add(observation with { MeasuredAt = ties.Apply(observation.Sensor, observation.Quantity, observation.MeasuredAt) });
        }

        return this;
    }

    /// <summary>What cannot wait is observed now and leaves at once, on lane evt: a fall, a help call.</summary>
    public TestHome ObserveAtOnce(params IReadOnlyList<Observation> observations)
    {
        Send(Lane.Evt, ++lastEvt, observations);
        return this;
    }

    /// <summary>A message comes just as a publisher made it, whatever is in it: for integrations that publish SenML by themselves.</summary>
    /// <param name="payload">The bytes.</param>
    /// <param name="contentType">As published; null where the publisher says nothing.</param>
    public TestHome Receive(ReadOnlyMemory<byte> payload, string? contentType)
    {
        Arrive(new TestMessage(Lane.Obs, payload, contentType));
        return this;
    }

    /// <summary>Time passes. The kit seals a pack each minute, a heartbeat when nothing was observed.</summary>
    public TestHome Pass(TimeSpan time) => Pass(time, isSilent: false);

    /// <summary>Time passes, and nothing is heard of the kit. What was observed leaves when it speaks again.</summary>
    public TestHome PassSilently(TimeSpan time) => Pass(time, isSilent: true);

    private TestHome With(SensorPlacement placement)
    {
        if (player is not null)
        {
            throw new InvalidOperationException("Sensors are placed before time passes.");
        }

        sensors.Add(placement);
        return this;
    }

    private TestHome Pass(TimeSpan time, bool isSilent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var until = Now + time;
        for (; nextSeal <= until; nextSeal += Minute)
        {
            Now = nextSeal;
            if (!isSilent)
            {
                Observation[] observations = [.. pending];
                pending.Clear();
                Send(Lane.Obs, ++lastObs, observations);
            }

            Player.Play(new Pack { Key = new PackKey(Kit, 1, Lane.Tick, ++ticks), SealedAt = Now, ReceivedAt = Now });
        }

        Now = until;
        return this;
    }

    private void Send(Lane lane, long sequence, IReadOnlyList<Observation> observations)
    {
        var pack = new Pack
        {
            Key = new PackKey(Kit, 1, lane, sequence),
            SealedAt = Now,
            ReceivedAt = Now,
            Clock = new ClockQuality(ClockState.Synced, null),
            EventsBefore = lane == Lane.Obs ? lastEvt : null,
            Observations = observations,
        };
        foreach (var message in broker.Deliver(new TestMessage(lane, PackEncoder.Encode(pack), PackEncoder.ContentTypeOf(PackFormat.Cbor))))
        {
            Arrive(message);
        }
    }

    private void Arrive(TestMessage message)
    {
        var result = PackDecoder.Decode(Kit, message.Lane, message.Payload, message.ContentType, Now);
        rejected.AddRange(result.Rejected);
        if (result.Pack is not { } pack)
        {
            rejected.Add(new RejectedRecord(-1, result.Reason!, result.Detail ?? string.Empty, string.Empty));
            return;
        }

        foreach (var observation in pack.Observations)
        {
            stored[(new SeriesKey(Kit, observation.Sensor, observation.Quantity), observation.MeasuredAt)] = observation;
        }

        Player.Play(pack);
    }

    private HomePlan Plan() => new()
    {
        Home = home,
        Mode = HomeMode.Live,
        TimeZone = "Europe/Paris",
        CareTeam = CareTeamId.Derive("test-kit/team"),
        Rooms = rooms,
        Kits = [new KitPlacement(Kit, home, TimeRange.Always)],
        Sensors = sensors,
        Residents = [new Residency(resident, TimeRange.Always)],
    };
}
