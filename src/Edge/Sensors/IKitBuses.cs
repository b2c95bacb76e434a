using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>What a driver may open: the board's buses, pins and ports, or simulated ones. Who opens a thing disposes of it.</summary>
public interface IKitBuses
{
    /// <summary>A part on an I2C bus.</summary>
    /// <exception cref="SensorFaultException">There is no such bus.</exception>
    I2cDevice OpenI2c(int bus, int address);

    /// <summary>A part on an SPI bus.</summary>
    /// <exception cref="SensorFaultException">There is no such bus.</exception>
    SpiDevice OpenSpi(SpiConnectionSettings settings);

    /// <summary>The header's pins, numbered as BCM offsets; shared, not to be disposed of.</summary>
    /// <exception cref="SensorFaultException">This machine has none.</exception>
    GpioController Pins { get; }

    /// <summary>A serial port, 8N1, 3.3 V; reads give up after a second without a byte.</summary>
    /// <exception cref="SensorFaultException">There is no such port, or it is in use.</exception>
    Stream OpenSerial(string port, int baud);
}
