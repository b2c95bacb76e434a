using System.Device.Gpio;

namespace AgeingMonitor.Edge.Sensors.Pins;

/// <summary>An input of the header, looked at again and again. One caller at a time.</summary>
/// <remarks>People and doors take tens of milliseconds: looks so often miss nothing, need no thread and no call-back of their own, and show the level as it is, also when an edge was lost.</remarks>
internal sealed class InputPin : IDisposable
{
    /// <summary>Time between two looks at what a hand moves.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>What a kit's processor does most is to look at pins where nothing happens.</summary>
    private static readonly TimeSpan StillLook = TimeSpan.FromMilliseconds(20);

    private readonly GpioController controller;
    private readonly int number;
    private readonly string what;

    public InputPin(IKitBuses buses, int number, PinMode mode, string what)
    {
        controller = buses.Pins;
        this.number = number;
        this.what = what;
        try
        {
            controller.OpenPin(number, mode);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SensorFaultException(SensorFault.Setup, $"{what} cannot have GPIO{number}: another sensor or program holds it, or it is not permitted ({error.Message}).", error);
        }
    }

    /// <summary>Time until the next look at a door: 20 ms, and 10 ms from when it moves until it stands still.</summary>
    public static TimeSpan LookAfter(Debounced level) => level.IsSettled ? StillLook : Look;

    /// <summary>Whether the level is high.</summary>
    /// <exception cref="SensorFaultException">The pin cannot be read.</exception>
    public bool IsHigh()
    {
        try
        {
            return (bool)controller.Read(number);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{what} on GPIO{number} cannot be read ({error.Message}).", error);
        }
    }

    public void Dispose() => controller.ClosePin(number);
}
