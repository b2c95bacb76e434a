using System.Device.Gpio;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Pins;

namespace AgeingMonitor.Edge.Sensors.Contact;

/// <summary>A reed contact at a door, window, drawer or fridge: its state at the start, then each change.</summary>
internal sealed class ContactDriver(ContactOptions options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Contracts.Vocabulary.Quantities.Contact];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var pin = new InputPin(buses, options.Pin, PinMode.InputPullUp, "The contact");
        var level = new Debounced(options.Debounce, clock);
        var chatter = new ChatterWatch(clock);
        while (true)
        {
            var at = clock.GetTimestamp();
            var high = pin.IsHigh();
            if (level.See(high, at))
            {
                var isOpen = high == options.ClosedIsLow;
                output.Say(Contracts.Vocabulary.Quantities.Contact, ObservedValue.Of(isOpen ? 1 : 0), level.ChangedAt);
            }

            if (chatter.Chatters(high, at))
            {
                throw new SensorFaultException(SensorFault.Stuck, $"The contact on GPIO{options.Pin} chatters: a loose lead, a worn contact, or a magnet too far away.");
            }

            await Task.Delay(InputPin.LookAfter(level), clock, stop);
        }
    }
}
