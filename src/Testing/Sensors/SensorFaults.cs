using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>What happens to sensors, put over what they would have said: dead, faulty, stuck, chattering, blind for a share, without mains. And single readings.</summary>
internal sealed class SensorFaults(SensorBook book, IReadOnlyList<Happening> happenings, ulong seed, Func<Instant, Channel, double?> lastBefore)
{
    private const long MicrosecondsPerHour = 3_600_000_000;
    private readonly List<Happening> faults = [.. happenings.Where(happening => happening.Kind.Scope == HappeningScope.Sensor || happening.Kind == HappeningKinds.PowerCut)];
    private readonly List<Happening> readings = [.. happenings.Where(happening => happening.Kind == HappeningKinds.Reading)];

    public void Apply(SensorDay said)
    {
        foreach (var fault in faults)
        {
            if (fault.During.From < said.Day.End && fault.During.To >= said.Day.Start)
            {
                Apply(said, fault);
            }
        }

        foreach (var reading in readings)
        {
            if (reading.During.From >= said.Day.Start && reading.During.From < said.Day.End)
            {
                said.AddAt(book.Ensure(reading.Sensor!.Value, Quantities.Find(reading.MannerOrFirst)!), reading.During.From.Microseconds, reading.AmountOrUsual);
            }
        }
    }

    private void Apply(SensorDay said, Happening fault)
    {
        switch (fault.Kind.Name)
        {
            case "sensor-dead":
                said.Drafts.RemoveAll(draft => IsOf(draft, fault));
                break;
            case "sensor-fault":
                said.Drafts.RemoveAll(draft => IsOf(draft, fault));
                Say(said, fault, fault.During.From, 1);
                Say(said, fault, fault.During.To, 0);
                break;
            case "sensor-misses":
                said.Drafts.RemoveAll(draft => IsOf(draft, fault) && !IsTechnical(draft) && SeededRandom.For(seed, draft.At, draft.Channel.Index).Chance(fault.AmountOrUsual));
                break;
            case "sensor-stuck":
                Stick(said, fault);
                break;
            case "sensor-chatter":
                Chatter(said, fault);
                break;
            case "power-cut":
                said.Drafts.RemoveAll(draft => fault.During.Contains(new Instant(draft.At)) && book.IsOnMains(draft.Channel.Sensor));
                break;
            default:
                break;
        }
    }

    private static bool IsOf(Draft draft, Happening fault) => draft.Channel.Sensor == fault.Sensor && fault.During.Contains(new Instant(draft.At));

    private static bool IsTechnical(Draft draft) => draft.Channel.Quantity.Scope == QuantityScope.Technical;

    private void Say(SensorDay said, Happening fault, Instant at, double value)
    {
        if (at >= said.Day.Start && at < said.Day.End)
        {
            said.AddAt(book.Of(fault.Sensor!.Value, Quantities.SensorFault), at.Microseconds, value);
        }
    }

    /// <summary>Each report says what was said last before the fault; a motion sensor that sticks fires every minute.</summary>
    private void Stick(SensorDay said, Happening fault)
    {
        var kept = said.Drafts.Where(draft => IsOf(draft, fault) && !IsTechnical(draft) && draft.Channel.Quantity.Kind != QuantityKind.Event).ToList();
        said.Drafts.RemoveAll(draft => IsOf(draft, fault) && !IsTechnical(draft));
        Dictionary<Channel, double?> last = [];
        foreach (var draft in kept)
        {
            if (!last.TryGetValue(draft.Channel, out var value))
            {
                last[draft.Channel] = value = lastBefore(fault.During.From, draft.Channel);
            }

            if (value is { } known)
            {
                said.AddAt(draft.Channel, draft.At, known);
            }
        }

        if (book.Find(fault.Sensor!.Value, Quantities.Motion) is { } motion)
        {
            Each(said, fault, MicrosecondsPerHour / 60, at => said.AddAt(motion, at, 1));
        }
    }

    /// <summary>Events, and changes there and back, without cause. What measures a size does not chatter.</summary>
    private void Chatter(SensorDay said, Happening fault)
    {
        var channel = book.Sensors.First(sensor => sensor.Sensor == fault.Sensor).Measured
            .Where(quantity => quantity is { Kind: QuantityKind.Event or QuantityKind.State, IsText: false })
            .Select(quantity => book.Of(fault.Sensor!.Value, quantity))
            .FirstOrDefault();
        if (channel is null)
        {
            return;
        }

        var period = (long)(MicrosecondsPerHour / fault.AmountOrUsual);
        var back = Math.Min(period / 4, Instant.MicrosecondsPerSecond);
        Each(said, fault, period, at =>
        {
            if (channel.Quantity.Kind != QuantityKind.State)
            {
                said.AddAt(channel, at, 1);
            }
            else if (at + back < said.Day.End.Microseconds)
            {
                said.AddAt(channel, at, 1);
                said.AddAt(channel, at + back, 0);
            }
        });
    }

    /// <summary>Once in each period of the fault, at a moment of the period's first half.</summary>
    private void Each(SensorDay said, Happening fault, long period, Action<long> say)
    {
        var first = Math.Max(0, (said.Day.Start.Microseconds - fault.During.From.Microseconds) / period);
        for (var i = first; fault.During.From.Microseconds + (i * period) < Math.Min(said.Day.End.Microseconds, fault.During.To.Microseconds); i++)
        {
            var at = fault.During.From.Microseconds + (i * period) + (long)(SeededRandom.For(seed, fault.During.From.Microseconds, i).NextDouble() * (period / 2));
            if (at >= said.Day.Start.Microseconds && at < said.Day.End.Microseconds && at < fault.During.To.Microseconds)
            {
                say(at);
            }
        }
    }
}
