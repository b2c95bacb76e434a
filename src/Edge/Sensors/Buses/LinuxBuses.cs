using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.I2c;
using System.Device.Spi;
using System.IO.Ports;

namespace AgeingMonitor.Edge.Sensors.Buses;

/// <summary>The buses of a Linux board. Safe for several threads; disposing of it lets go of the pins.</summary>
public sealed class LinuxBuses : IKitBuses, IDisposable
{
    /// <summary>Labels of the chip behind the 40-pin header: Pi 5, Pi 4, Pi 3 and Zero 2. Its number changes with the kernel; its label does not.</summary>
    private static readonly string[] HeaderLabels = ["pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835"];

    private static readonly TimeSpan SerialPatience = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private GpioController? pins;

    /// <inheritdoc/>
    public GpioController Pins
    {
        get
        {
            lock (gate)
            {
                return pins ??= OpenHeader();
            }
        }
    }

    /// <inheritdoc/>
    public I2cDevice OpenI2c(int bus, int address)
    {
        var path = $"/dev/i2c-{bus}";
        if (!File.Exists(path))
        {
            throw new SensorFaultException(SensorFault.Setup, $"There is no I2C bus {bus} ({path}): enable it in config.txt (dtparam=i2c_arm=on) and start the board again.");
        }

        // The library opens the bus at the first transfer, whose errors would be taken for the part's.
        Permitted(path);
        return I2cDevice.Create(new I2cConnectionSettings(bus, address));
    }

    /// <inheritdoc/>
    public SpiDevice OpenSpi(SpiConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var path = $"/dev/spidev{settings.BusId}.{settings.ChipSelectLine}";
        if (!File.Exists(path))
        {
            throw new SensorFaultException(SensorFault.Setup, $"There is no SPI bus {settings.BusId} with chip select {settings.ChipSelectLine} ({path}): enable it in config.txt (dtparam=spi=on) and start the board again.");
        }

        Permitted(path);
        return SpiDevice.Create(settings);
    }

    /// <inheritdoc/>
    public Stream OpenSerial(string port, int baud)
    {
        if (!File.Exists(port))
        {
            throw new SensorFaultException(SensorFault.Setup, $"There is no serial port {port}: enable its overlay, or plug the adapter in.");
        }

        var serial = new SerialPort(port, baud, Parity.None, 8, StopBits.One) { ReadTimeout = (int)SerialPatience.TotalMilliseconds, WriteTimeout = (int)SerialPatience.TotalMilliseconds };
        try
        {
            serial.Open();
            return new SerialStream(serial);
        }
        catch (UnauthorizedAccessException error)
        {
            serial.Dispose();
            throw new SensorFaultException(SensorFault.Setup, $"Serial port {port} is in use or not permitted: disable the serial console, and put the agent's user into the group dialout.", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            serial.Dispose();
            throw new SensorFaultException(SensorFault.Setup, $"Serial port {port} cannot be opened at {baud} baud ({error.Message}).", error);
        }
    }

    /// <summary>Lets go of the pins.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            pins?.Dispose();
            pins = null;
        }
    }

    private static void Permitted(string path)
    {
        try
        {
            using var opened = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new SensorFaultException(SensorFault.Setup, $"{path} is not permitted: put the agent's user into the group that owns it ({error.Message}).", error);
        }
    }

    private static GpioController OpenHeader()
    {
        try
        {
            return OpenByLibrary(LibGpiodV2Driver.GetAvailableChips, chip => new LibGpiodV2Driver(chip));
        }
        catch (Exception error) when (IsMissingLibrary(error))
        {
            // Debian 12 has version 1 of the library.
        }

        try
        {
            return OpenByLibrary(LibGpiodDriver.GetAvailableChips, chip => new LibGpiodDriver(chip));
        }
        catch (Exception error) when (IsMissingLibrary(error))
        {
            throw new SensorFaultException(SensorFault.Setup, "Header pins need the library libgpiod: install libgpiod2 or libgpiod3.", error);
        }
    }

    private static GpioController OpenByLibrary(Func<IList<GpioChipInfo>> list, Func<GpioChipInfo, GpioDriver> open)
    {
        var chips = list();
        var header = HeaderLabels.Select(label => chips.FirstOrDefault(chip => chip.Label == label)).FirstOrDefault(chip => chip is not null)
            ?? throw new SensorFaultException(SensorFault.Setup, $"This machine has no 40-pin header: none of its chips is labelled {string.Join(" or ", HeaderLabels)} (found: {(chips.Count == 0 ? "none" : string.Join(", ", chips.Select(chip => chip.Label)))}).");
        return new GpioController(open(header));
    }

    private static bool IsMissingLibrary(Exception error) =>
        error is DllNotFoundException or EntryPointNotFoundException or PlatformNotSupportedException || (error is TypeInitializationException or GpiodException && error is not SensorFaultException);
}
