using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A board without a board: two I2C buses, header pins, serial ports.</summary>
public sealed class SimulatedBuses(VirtualClock clock) : IKitBuses
{
    private readonly Dictionary<int, SimulatedI2c> buses = new() { [0] = new(), [1] = new() };
    private readonly Dictionary<string, Func<int, Stream>> ports = [];
    private GpioController? pins;

    public VirtualClock Clock => clock;

    /// <summary>The bus on the header's pins 3 and 5.</summary>
    public SimulatedI2c I2c => buses[1];

    public SimulatedGpioDriver Header { get; } = new();

    public GpioController Pins => pins ??= new GpioController(Header);

    /// <summary>What stands behind a serial port; the argument is the rate at which it is opened.</summary>
    public void AttachSerial(string port, Func<int, Stream> open) => ports[port] = open;

    public I2cDevice OpenI2c(int bus, int address) =>
        buses.TryGetValue(bus, out var found) ? found.OpenDevice(bus, address) : throw new SensorFaultException(SensorFault.Setup, $"There is no I2C bus {bus}.");

    public SpiDevice OpenSpi(SpiConnectionSettings settings) => throw new SensorFaultException(SensorFault.Setup, "The simulated board has no SPI.");

    public Stream OpenSerial(string port, int baud) =>
        ports.TryGetValue(port, out var open) ? open(baud) : throw new SensorFaultException(SensorFault.Setup, $"There is no serial port {port}.");
}
