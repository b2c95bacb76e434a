using System.Device.Gpio;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Pins;

namespace AgeingMonitor.Edge.Sensors.Pir;

/// <summary>A passive infrared motion sensor (HC-SR501, AM312): high while, and a while after, something warm moves.</summary>
internal sealed class PirDriver(PirOptions options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    /// <summary>Shorter pulses come over the lead: the shortest of the parts used is 2 s.</summary>
    private static readonly TimeSpan ShortestPulse = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Outlives a run: a part that is not believed is not told again by the next one.</summary>
    private bool isSuspect;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Contracts.Vocabulary.Quantities.Motion, Contracts.Vocabulary.Quantities.SensorFault];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var pin = new InputPin(buses, options.Pin, PinMode.Input, "The motion sensor");
        await Task.Delay(options.WarmUp, clock, stop);
        var level = new Debounced(ShortestPulse, clock);
        var changedAt = clock.GetTimestamp();
        var toldAt = changedAt;
        while (true)
        {
            var at = clock.GetTimestamp();
            var first = level.Level is null;
            if (level.See(pin.IsHigh(), at) && !first)
            {
                changedAt = level.ChangedAt;
                Clear(output, changedAt);
                if (level.Level is true)
                {
                    Say(output, changedAt, ref toldAt);
                }
            }
            else if (level.Level is true && !isSuspect && clock.GetElapsedTime(toldAt, at) >= options.Again)
            {
                Say(output, at, ref toldAt);
            }

            Judge(output, level.Level, clock.GetElapsedTime(changedAt, at), at);
            await Task.Delay(Look, clock, stop);
        }
    }

    private static void Say(ISensorOutput output, long at, ref long toldAt)
    {
        output.Say(Contracts.Vocabulary.Quantities.Motion, ObservedValue.Of(1), at);
        toldAt = at;
    }

    private void Judge(ISensorOutput output, bool? level, TimeSpan unchanged, long at)
    {
        if (isSuspect)
        {
            return;
        }

        var why = level switch
        {
            true when unchanged > options.LongestHigh => $"The motion sensor on GPIO{options.Pin} has been high for more than {options.LongestHigh.TotalHours:0} h: it is broken, or looks at a heater or the sun.",
            false when options.LongestSilence > TimeSpan.Zero && unchanged > options.LongestSilence => $"The motion sensor on GPIO{options.Pin} has seen nothing for more than {options.LongestSilence.TotalHours:0} h: it is broken, covered or unplugged, or nobody is at home.",
            _ => null,
        };
        if (why is not null)
        {
            isSuspect = true;
            output.Suspect(why, at);
        }
    }

    private void Clear(ISensorOutput output, long at)
    {
        if (isSuspect)
        {
            isSuspect = false;
            output.Suspect(null, at);
        }
    }
}
