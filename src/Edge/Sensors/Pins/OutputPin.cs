using System.Device.Gpio;

namespace AgeingMonitor.Edge.Sensors.Pins;

/// <summary>A lamp or a buzzer. When it fails, that is counted and no more: what it accompanies goes on. One caller at a time; it is low at the end.</summary>
internal sealed class OutputPin : IDisposable
{
    private readonly GpioController controller;
    private readonly int number;
    private bool? level;

    public OutputPin(IKitBuses buses, int number, string what)
    {
        controller = buses.Pins;
        this.number = number;
        try
        {
            controller.OpenPin(number, PinMode.Output, PinValue.Low);
            level = false;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SensorFaultException(SensorFault.Setup, $"{what} cannot have GPIO{number}: another sensor or program holds it, or it is not permitted ({error.Message}).", error);
        }
    }

    /// <summary>Sets the level where it differs.</summary>
    public void Set(bool high, ISensorOutput output)
    {
        if (level == high)
        {
            return;
        }

        level = high;
        try
        {
            controller.Write(number, high);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            output.Lose(SensorLoss.Transfer);
        }
    }

    public void Dispose()
    {
        try
        {
            controller.Write(number, PinValue.Low);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // The pin has gone, and its lamp with it.
        }

        controller.ClosePin(number);
    }
}
