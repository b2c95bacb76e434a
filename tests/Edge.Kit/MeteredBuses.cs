using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Kit;

/// <summary>Buses that count how much processor the simulated I2C parts take: on a board that is the parts' own work and the kernel's.</summary>
internal sealed class MeteredBuses(IKitBuses buses) : IKitBuses
{
    private long microseconds;

    /// <summary>Taken by all transfers so far.</summary>
    public long Microseconds => Interlocked.Read(ref microseconds);

    public GpioController Pins => buses.Pins;

    public I2cDevice OpenI2c(int bus, int address) => new Metered(this, buses.OpenI2c(bus, address));

    public SpiDevice OpenSpi(SpiConnectionSettings settings) => buses.OpenSpi(settings);

    public Stream OpenSerial(string port, int baud) => buses.OpenSerial(port, baud);

    private void Count(long begun) => Interlocked.Add(ref microseconds, ThreadTime.Microseconds - begun);

    private sealed class Metered(MeteredBuses meter, I2cDevice device) : I2cDevice
    {
        public override I2cConnectionSettings ConnectionSettings => device.ConnectionSettings;

        public override void Read(Span<byte> buffer)
        {
            var begun = ThreadTime.Microseconds;
            try
            {
                device.Read(buffer);
            }
            finally
            {
                meter.Count(begun);
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var begun = ThreadTime.Microseconds;
            try
            {
                device.Write(buffer);
            }
            finally
            {
                meter.Count(begun);
            }
        }

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
        {
            var begun = ThreadTime.Microseconds;
            try
            {
                device.WriteRead(writeBuffer, readBuffer);
            }
            finally
            {
                meter.Count(begun);
            }
        }

        protected override void Dispose(bool disposing)
        {
            device.Dispose();
            base.Dispose(disposing);
        }
    }
}
