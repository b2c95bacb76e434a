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
/// What the kit does by itself, with the network or without: passes help calls on, suspects falls and asks the resident, watches places that should not become too warm. One for each configuration; what a former one was asking is
/// forgotten. A mistake in a rule is told in the log and stops neither the sensor nor the rule.
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
    private readonly WornWatch? worn;
    private readonly FloorWatch floors = new();
    private readonly FallQuestion question;
    private IToldEvent? shownFall;
    private ITimer? timer;
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
        (this.teller, this.clock, this.logger) = (teller, clock, logger);
        question = new(teller);
        lamps = buttons.Where(button => button.Value.CanShow).ToDictionary(button => button.Key, button => new ButtonLamp(button.Value));
        places = [.. rules.TooWarm.Select(limit => new WarmthWatch(limit))];
        if (rules.Worn is { } sensor)
        {
            if (FallModel.BuiltInOrNone is { } model)
            {
                worn = new(sensor, new FallDetector(model.Forest, FallThresholds.Of(model.Card).For(sensor.Value)));
            }
            else
            {
                LogNoModel(sensor.Value);
            }
        }
    }

    /// <summary>The names of the buttons that can show something.</summary>
    public IReadOnlyCollection<string> Lamps => [.. lamps.Keys.Select(button => button.Value)];

    /// <summary>Begins: lamps are dark, and time passes. Once only.</summary>
    public void Start()
    {
        Guarded(Advance);
        timer = clock.CreateTimer(_ => Guarded(Advance), null, Period, Period);
    }

    /// <summary>Lamps and buzzers show which kit it is, for so long from now. What the resident has to know comes first: then nothing is begun, which is false, and what was begun gives way.</summary>
    public bool Identify(TimeSpan time)
    {
        lock (gate)
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

    /// <summary>Ends: nobody is asked any more, and lamps go dark.</summary>
    public void Dispose()
    {
        timer?.Dispose();
        Guarded(_ =>
        {
            isOver = true;
            foreach (var lamp in lamps.Values)
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
            lock (gate)
            {
                var now = Stamps.Now(clock);
                var isTold = Take(sensor, quantity, value, Sane(stamp, now), now);
                ShowLamps(now);
                return isTold;
            }
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
            lock (gate)
            {
                var now = Stamps.Now(clock);
                worn.Take(stamp, x, y, z, now);
                HearWorn(worn, now);
            }
        }
        catch (Exception e)
        {
            LogMistake(e);
        }
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
