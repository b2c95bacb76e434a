using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>Where a driver's readings go: to the kit's own rules first, then out as readings or, what cannot wait, as events. Safe for several threads.</summary>
internal sealed partial class SensorVoice : ISensorOutput
{
    private readonly SensorId sensor;
    private readonly KitVoice kit;
    private readonly Func<IReadingRules?> rules;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private long lastReading = -1;
    private int failedRules;
    private volatile bool isClosed;

    /// <param name="sensor">Who speaks.</param>
    /// <param name="kit">How the kit speaks.</param>
    /// <param name="rules">The rules in force; null for none.</param>
    /// <param name="clock">The clock of the driver's instants.</param>
    /// <param name="logger">Told when a rule fails.</param>
    public SensorVoice(SensorId sensor, KitVoice kit, Func<IReadingRules?> rules, TimeProvider clock, ILogger logger)
    {
        (this.sensor, this.kit, this.rules, this.clock, this.logger) = (sensor, kit, rules, clock, logger);
        Condition = new SensorCondition((isFaulty, at) => Out(Quantities.SensorFault, ObservedValue.Of(isFaulty ? 1 : 0), Stamps.Of(clock, at), null));
    }

    /// <summary>Whether the sensor is at fault.</summary>
    public SensorCondition Condition { get; }

    /// <summary>What was lost.</summary>
    public LossCounts Losses { get; } = new();

    /// <summary>The stamp of the last reading or sample; null when there was none.</summary>
    public long? LastReading => Interlocked.Read(ref lastReading) is >= 0 and var stamp ? stamp : null;

    /// <inheritdoc/>
    public void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null)
    {
        if (!IsPlausible(quantity, value))
        {
            Lose(SensorLoss.Impossible);
            return;
        }

        if (quantity == Quantities.SensorFault)
        {
            Suspect(value.Number == 0 ? null : "The device reports a fault of its own.", at);
            return;
        }

        RunSince(at);
        var stamp = Stamps.Of(clock, at);
        NoteReading(stamp);
        Out(quantity, value, stamp, dated);
    }

    /// <inheritdoc/>
    public Instant? TimeOf(long at) => kit.TimeOf(Stamps.Of(clock, at));

    /// <inheritdoc/>
    public void Accelerate(long at, double x, double y, double z)
    {
        if (isClosed)
        {
            return;
        }

        var stamp = Stamps.Of(clock, at);
        if (NoteReading(stamp) < 0 || Condition.IsBroken)
        {
            RunSince(at);
        }

        try
        {
            rules()?.Accelerate(sensor, stamp, x, y, z);
        }
        catch (Exception e)
        {
            // This sample was not judged; the next ones are.
            RulesFailed(e);
        }
    }

    /// <inheritdoc/>
    public void Suspect(string? why, long at) => Condition.Suspect(why, at);

    /// <inheritdoc/>
    public void Lose(SensorLoss loss, int count = 1) => Losses.Add(loss, count);

    /// <summary>The sensor is no longer one of the kit's: what its driver still says goes nowhere.</summary>
    public void Close() => isClosed = true;

    /// <summary>A reading that the device has kept from before does not end a fault before it began: it is now that it works.</summary>
    private void RunSince(long at) => Condition.Run(Math.Max(at, clock.GetTimestamp()));

    /// <summary>Notes the latest; gives what was before.</summary>
    private long NoteReading(long stamp)
    {
        var before = Interlocked.Read(ref lastReading);
        while (stamp > before && Interlocked.CompareExchange(ref lastReading, stamp, before) is var found && found != before)
        {
            before = found;
        }

        return before;
    }

    private static bool IsPlausible(QuantityDefinition quantity, ObservedValue value) => value.IsNumber
        ? !quantity.IsText && value.Number >= quantity.Minimum && value.Number <= quantity.Maximum
        : quantity.IsText && (quantity.Texts.Count == 0 || quantity.Texts.Contains(value.Text!));

    private void Out(QuantityDefinition quantity, ObservedValue value, long stamp, Instant? dated)
    {
        if (isClosed || IsToldByRules(quantity, value, stamp))
        {
            return;
        }

        if (KitVoice.IsUrgent(quantity))
        {
            kit.Tell([new Reading(sensor, quantity, value, stamp, 0)]);
        }
        else
        {
            kit.Say(sensor, quantity, value, stamp, dated);
        }
    }

    private bool IsToldByRules(QuantityDefinition quantity, ObservedValue value, long stamp)
    {
        try
        {
            return rules()?.See(sensor, quantity, value, stamp) == true;
        }
        catch (Exception e)
        {
            // A rule that fails must not swallow a call: it leaves as if there were no rules.
            RulesFailed(e);
            return false;
        }
    }

    private void RulesFailed(Exception e)
    {
        if (Interlocked.Increment(ref failedRules) == 1)
        {
            LogRulesFailed(sensor.Value, e);
        }
    }

    [LoggerMessage(7305, LogLevel.Error, "The kit's rules have failed on what {Sensor} said, which goes on without them; told once")]
    private partial void LogRulesFailed(string sensor, Exception error);
}
