using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Falls;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>
/// What the kit does by itself, with the network or without: passes help calls on, suspects falls and asks the resident, watches places that should not become too warm. One for each configuration; what a former one was asking,
/// watching and showing goes on in the next. A mistake in a rule is told in the log and stops neither the sensor nor the rule.
/// </summary>
internal sealed partial class LocalRules : IReadingRules, IDisposable
{
    /// <summary>How often time is looked at.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private const double StandardGravity = 9.80665;

    /// <summary>What is dated ahead of now, or longer ago, in microseconds, is dated now: no sensor holds a reading back for ten minutes.</summary>
    private const long LongestAgo = 600_000_000;

    private readonly IEventTeller teller;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly Dictionary<SensorId, ButtonLamp> lamps;
    private readonly List<WarmthWatch> places;
    private WornWatch? worn;
    private FloorWatch floors = new();
    private FallQuestion question;
    private IToldEvent? shownFall;
    private ITimer? timer;
    private LocalRules? successor;
    private long? identifyUntil;
    private bool isOver;

    /// <summary>Rules that stand still until <see cref="Start"/>: readings are answered, but time does not pass.</summary>
    /// <param name="rules">Those of the configuration.</param>
    /// <param name="buttons">The lamp and buzzer of each help button: only a button that has one can ask, and only one that asks can answer.</param>
    /// <param name="teller">Told what cannot wait.</param>
    /// <param name="clock">Its timestamps are those of the stamps.</param>
    /// <param name="logger">Told of mistakes.</param>
    public LocalRules(KitRules rules, IReadOnlyDictionary<SensorId, IHelpSignal> buttons, IEventTeller teller, TimeProvider clock, ILogger logger)
    {
        (this.clock, this.logger, this.teller) = (clock, logger, teller);
        question = new(teller);
        lamps = buttons.Where(button => button.Value.CanShow).ToDictionary(button => button.Key, button => new ButtonLamp(button.Value));
        places = [.. rules.TooWarm.Select(limit => new WarmthWatch(limit))];
        worn = rules.Worn is { } sensor ? Watch(sensor) : null;
    }

    /// <summary>The names of the buttons that can show something.</summary>
    public IReadOnlyCollection<string> Lamps => [.. lamps.Keys.Select(button => button.Value)];

    /// <summary>Begins: time passes, lamps are dark or go on as the former rules had them. Once only.</summary>
    /// <param name="former">Those that these take the place of: what they were asking, watching and showing goes on here; null for none.</param>
    public void Start(IReadingRules? former)
    {
        lock (gate)
        {
            if (former is LocalRules left && left.TryYield(this))
            {
                TakeOver(left);
            }
        }

        Guarded(Advance);
        timer = clock.CreateTimer(_ => Guarded(Advance), null, Period, Period);
    }

    /// <summary>Lamps and buzzers show which kit it is, for so long from now. What the resident has to know comes first: then nothing is begun, which is false, and what was begun gives way.</summary>
    public bool Identify(TimeSpan time)
    {
        LocalRules? next;
        lock (gate)
        {
            next = successor;
            if (next is null)
            {
                var now = Stamps.Now(clock);
                if (isOver || question.IsOpen || places.Exists(place => place.IsSounding(now)) || lamps.Values.Any(lamp => lamp.IsCalling))
                {
                    return false;
                }

                identifyUntil = now + (long)time.TotalMicroseconds;
                ShowLamps(now);
                return true;
            }
        }

        return next.Identify(time);
    }

    /// <summary>Ends: nobody is asked any more, and lamps go dark; unless others have taken their place.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        Guarded(_ =>
        {
            isOver = true;
            foreach (var lamp in successor is null ? lamps.Values.AsEnumerable() : [])
            {
                lamp.Show(HelpSignal.Idle);
            }
        });
    }

    /// <inheritdoc/>
    public bool See(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp)
    {
        try
        {
            LocalRules? next;
            lock (gate)
            {
                next = successor;
                if (next is null)
                {
                    var now = Stamps.Now(clock);
                    var isTold = Take(sensor, quantity, value, Sane(stamp, now), now);
                    ShowLamps(now);
                    return isTold;
                }
            }

            return next.See(sensor, quantity, value, stamp);
        }
        catch (Exception e)
        {
            // The reading goes on as any other, so that nothing is lost.
            LogMistake(e);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Accelerate(SensorId sensor, long stamp, double x, double y, double z)
    {
        if (worn is null || sensor != worn.Sensor)
        {
            return;
        }

        try
        {
            LocalRules? next;
            lock (gate)
            {
                next = successor;
                if (next is null)
                {
                    var now = Stamps.Now(clock);
                    worn.Take(stamp, x, y, z, now);
                    HearWorn(worn, now);
                    return;
                }
            }

            next.Accelerate(sensor, stamp, x, y, z);
        }
        catch (Exception e)
        {
            LogMistake(e);
        }
    }

    /// <inheritdoc/>
    public void Leave(SensorId sensor) => Guarded(_ => floors.End(sensor));

    /// <summary>Ends for others, which take over what there is; false when these have ended already.</summary>
    private bool TryYield(LocalRules to)
    {
        lock (gate)
        {
            if (isOver)
            {
                return false;
            }

            (isOver, successor) = (true, to);
            return true;
        }
    }

    private void TakeOver(LocalRules left)
    {
        (question, floors, shownFall, identifyUntil) = (left.question, left.floors, left.shownFall, left.identifyUntil);
        foreach (var (button, lamp) in lamps)
        {
            lamps[button] = left.lamps.Values.FirstOrDefault(lamp.IsSame) ?? lamp;
            if (left.lamps.TryGetValue(button, out var before) && !lamp.IsSame(before))
            {
                // The button is set up otherwise, by which its lamp is another one: whoever called still waits.
                lamp.GoOnFrom(before);
            }
        }

        for (var i = 0; i < places.Count; i++)
        {
            places[i] = left.places.Find(place => place.Limit == places[i].Limit) ?? places[i];
        }

        if (worn is not null && worn.Sensor == left.worn?.Sensor)
        {
            worn = left.worn;
        }
    }

    private WornWatch? Watch(SensorId sensor)
    {
        if (FallModel.BuiltInOrNone is { } model)
        {
            return new(sensor, new FallDetector(model.Forest, FallThresholds.Of(model.Card).For(sensor.Value)));
        }

        LogNoModel(sensor.Value);
        return null;
    }

    private static long Sane(long stamp, long now) => stamp > now || stamp < now - LongestAgo ? now : stamp;

    private void Guarded(Action<long> action)
    {
        try
        {
            lock (gate)
            {
                action(Stamps.Now(clock));
            }
        }
        catch (Exception e)
        {
            // The next look at the time tries again.
            LogMistake(e);
        }
    }

    private void Advance(long now)
    {
        if (isOver)
        {
            return;
        }

        if (worn is not null)
        {
            worn.Advance(now);
            HearWorn(worn, now);
        }

        while (floors.TryTake(now, out var sensor, out var since))
        {
            if (!question.IsAftermath(now))
            {
                question.Ask(sensor, since, now);
            }
        }

        question.Advance(now);
        foreach (var place in places)
        {
            place.Advance(now);
        }

        ShowLamps(now);
    }

    private void ShowLamps(long now)
    {
        if (isOver)
        {
            return;
        }

        var isNew = question.Confirmed is not null && question.Confirmed != shownFall;
        shownFall = question.Confirmed;
        var isTooWarm = places.Exists(place => place.IsSounding(now));
        foreach (var lamp in lamps.Values)
        {
            if (isNew)
            {
                lamp.Follow(shownFall!);
            }

            lamp.Update(question.IsOpen, isTooWarm, now < identifyUntil, now);
        }
    }

    [LoggerMessage(7403, LogLevel.Error, "A rule of the kit has made a mistake; what was measured goes on")]
    private partial void LogMistake(Exception exception);

    [LoggerMessage(7404, LogLevel.Error, "This build has no model of falls: sensor {Sensor} is worn and not watched for falls")]
    private partial void LogNoModel(string sensor);
}
