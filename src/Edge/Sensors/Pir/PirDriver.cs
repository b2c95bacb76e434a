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

    /// <summary>A part that was found at fault has so long, in each further run, to show a change.</summary>
    private static readonly TimeSpan Probation = TimeSpan.FromMinutes(5);

    private bool isAtFault;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Contracts.Vocabulary.Quantities.Motion];

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
                isAtFault = false;
                if (level.Level is true)
                {
                    Say(output, changedAt, ref toldAt);
                }
            }
            else if (level.Level is true && !isAtFault && clock.GetElapsedTime(toldAt, at) >= options.Again)
            {
                Say(output, at, ref toldAt);
            }

            Judge(level.Level, clock.GetElapsedTime(changedAt, at));
            await Task.Delay(Look, clock, stop);
        }
    }

    private static void Say(ISensorOutput output, long at, ref long toldAt)
    {
        output.Say(Contracts.Vocabulary.Quantities.Motion, ObservedValue.Of(1), at);
        toldAt = at;
    }

    private void Judge(bool? level, TimeSpan unchanged)
    {
        if (level is true && unchanged > (isAtFault ? Probation : options.LongestHigh))
        {
            isAtFault = true;
            throw new SensorFaultException(SensorFault.Stuck, $"The motion sensor on GPIO{options.Pin} has been high for more than {options.LongestHigh.TotalHours:0} h: it is broken, or looks at a heater or the sun.");
        }

        if (level is false && options.LongestSilence > TimeSpan.Zero && unchanged > (isAtFault ? Probation : options.LongestSilence))
        {
            isAtFault = true;
            throw new SensorFaultException(SensorFault.Stuck, $"The motion sensor on GPIO{options.Pin} has seen nothing for more than {options.LongestSilence.TotalHours:0} h: it is broken, covered or unplugged, or nobody is at home.");
        }
    }
}
