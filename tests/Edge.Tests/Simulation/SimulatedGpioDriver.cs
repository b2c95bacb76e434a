using System.Collections.Concurrent;
using System.Device.Gpio;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>Header pins that a test pulls up and down and looks at.</summary>
public sealed class SimulatedGpioDriver : GpioDriver
{
    private readonly ConcurrentDictionary<int, PinMode> modes = [];
    private readonly ConcurrentDictionary<int, PinValue> levels = [];
    private readonly ConcurrentDictionary<int, PinChangeEventHandler> handlers = [];

    protected override int PinCount => 54;

    /// <summary>Reads of any pin fail, as when the chip has gone.</summary>
    public bool IsGone { get; set; }

    /// <summary>Pins that somebody else holds.</summary>
    public HashSet<int> InUse { get; } = [];

    /// <summary>Drives an input from outside; both edges are told to who listens.</summary>
    public void Drive(int pin, bool high)
    {
        var before = levels.GetValueOrDefault(pin, PinValue.Low);
        levels[pin] = high;
        if (before != high && handlers.TryGetValue(pin, out var handler))
        {
            handler(this, new PinValueChangedEventArgs(high ? PinEventTypes.Rising : PinEventTypes.Falling, pin));
        }
    }

    /// <summary>The level of a pin, as a voltmeter would tell.</summary>
    public bool Level(int pin) => (bool)levels.GetValueOrDefault(pin, PinValue.Low);

    public bool IsOpen(int pin) => modes.ContainsKey(pin);

    protected override void OpenPin(int pinNumber)
    {
        if (InUse.Contains(pinNumber))
        {
            throw new IOException($"Pin {pinNumber} is in use.");
        }

        modes[pinNumber] = PinMode.Input;
    }

    protected override void ClosePin(int pinNumber) => modes.TryRemove(pinNumber, out _);

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        modes[pinNumber] = mode;
        if (mode is PinMode.InputPullUp)
        {
            levels.TryAdd(pinNumber, PinValue.High);
        }
    }

    protected override PinMode GetPinMode(int pinNumber) => modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => IsGone ? throw new IOException("Error 5. Cannot read the pin.") : levels.GetValueOrDefault(pinNumber, PinValue.Low);

    protected override void Write(int pinNumber, PinValue value) => levels[pinNumber] = value;

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => new() { TimedOut = true };

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => handlers[pinNumber] = callback;

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => handlers.TryRemove(pinNumber, out _);
}
