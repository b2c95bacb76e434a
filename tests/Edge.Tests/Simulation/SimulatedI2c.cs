using System.Device.I2c;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>An I2C bus with its parts and its troubles. Errors are those of Linux: 121 when nobody acknowledges, 110 when the bus is stuck.</summary>
public sealed class SimulatedI2c
{
    private readonly Dictionary<int, SimulatedI2cPart> parts = [];
    private int bytesUntilNack = -1;
    private int bytesUntilSilence = -1;

    /// <summary>A part holds the data line down: every transfer fails.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Changes bytes on their way from a part; the argument is the byte's number on this bus.</summary>
    public Func<int, byte, byte> Disturbance { get; set; } = (_, value) => value;

    /// <summary>Bytes that parts have sent.</summary>
    public int BytesRead { get; private set; }

    /// <summary>Transfers tried.</summary>
    public int Transfers { get; private set; }

    /// <summary>Told of each transfer that went through: address, bytes written, bytes read.</summary>
    public Action<int, byte[], byte[]>? OnTransfer { get; set; }

    /// <summary>Devices that are open now.</summary>
    public int Open { get; private set; }

    public void Attach(int address, SimulatedI2cPart part) => parts[address] = part;

    public void Detach(int address) => parts.Remove(address);

    /// <summary>The n-th byte from now, addresses included, is not acknowledged, once; what went before it has had its effect.</summary>
    public void NackAtByte(int n) => bytesUntilNack = n;

    /// <summary>After n more bytes a part lets go of the line and the rest of the transfer reads as ones, once.</summary>
    public void ShortReadAfter(int n) => bytesUntilSilence = n;

    public I2cDevice OpenDevice(int bus, int address)
    {
        Open++;
        return new Device(this, new I2cConnectionSettings(bus, address));
    }

    private void Transfer(int address, ReadOnlySpan<byte> write, bool writes, Span<byte> read)
    {
        Transfers++;
        if (IsStuck)
        {
            throw new IOException("Error 110. Cannot perform I2C data transfer.");
        }

        if (!parts.TryGetValue(address, out var part))
        {
            throw Nack();
        }

        try
        {
            if (writes)
            {
                Step(part.Acknowledges(read: false));
                part.Begin(read: false);
                foreach (var value in write)
                {
                    Step(part.Write(value));
                }
            }

            if (read.Length > 0)
            {
                Step(part.Acknowledges(read: true));
                part.Begin(read: true);
                Fill(part, read);
            }

            OnTransfer?.Invoke(address, write.ToArray(), read.ToArray());
        }
        finally
        {
            part.End();
        }
    }

    private void Fill(SimulatedI2cPart part, Span<byte> read)
    {
        for (var i = 0; i < read.Length; i++)
        {
            if (bytesUntilNack > 0 && --bytesUntilNack == 0)
            {
                bytesUntilNack = -1;
                throw Nack();
            }

            if (bytesUntilSilence == 0)
            {
                read[i..].Fill(0xFF);
                bytesUntilSilence = -1;
                return;
            }

            bytesUntilSilence -= bytesUntilSilence > 0 ? 1 : 0;
            read[i] = Disturbance(BytesRead++, part.Read());
        }
    }

    private void Step(bool acknowledged)
    {
        if (!acknowledged || (bytesUntilNack > 0 && --bytesUntilNack == 0))
        {
            bytesUntilNack = acknowledged ? -1 : bytesUntilNack;
            throw Nack();
        }
    }

    private static IOException Nack() => new("Error 121. Cannot perform I2C data transfer.");

    private sealed class Device(SimulatedI2c bus, I2cConnectionSettings settings) : I2cDevice
    {
        private bool closed;

        public override I2cConnectionSettings ConnectionSettings => settings;

        public override void Read(Span<byte> buffer) => Bus().Transfer(settings.DeviceAddress, [], writes: false, buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => Bus().Transfer(settings.DeviceAddress, buffer, writes: true, []);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => Bus().Transfer(settings.DeviceAddress, writeBuffer, writes: true, readBuffer);

        protected override void Dispose(bool disposing)
        {
            bus.Open -= closed ? 0 : 1;
            closed = true;
            base.Dispose(disposing);
        }

        private SimulatedI2c Bus()
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return bus;
        }
    }
}
