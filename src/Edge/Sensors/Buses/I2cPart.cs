using System.Device.I2c;

namespace AgeingMonitor.Edge.Sensors.Buses;

/// <summary>A part on I2C: transfers that fail are tried again and counted, and what fails for good is told as a fault. One caller at a time; disposes of the device.</summary>
internal sealed class I2cPart : IDisposable
{
    /// <summary>A disturbance on the wires is over in one transfer; a part that is not there never answers. Three tries tell one from the other in under a millisecond.</summary>
    private const int Tries = 3;

    private readonly I2cDevice device;
    private readonly ISensorOutput? output;
    private bool answered;

    public I2cPart(IKitBuses buses, int bus, int address, string name, ISensorOutput? output)
    {
        this.output = output;
        Where = $"{name} at 0x{address:X2} on I2C bus {bus}";
        device = buses.OpenI2c(bus, address);
    }

    /// <summary>Which part, on which bus: the beginning of each message.</summary>
    public string Where { get; }

    /// <summary>Writes bytes as they are: a register and its values, or a command.</summary>
    public void Write(params ReadOnlySpan<byte> bytes)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                device.Write(bytes);
                answered = true;
                return;
            }
            catch (IOException error)
            {
                Failed(error, attempt < Tries);
            }
        }
    }

    /// <summary>Writes a register address and reads from it in one transfer. Only for what can be read twice without harm; not for a FIFO.</summary>
    public void Read(byte register, Span<byte> into)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                device.WriteRead([register], into);
                answered = true;
                return;
            }
            catch (IOException error)
            {
                Failed(error, attempt < Tries);
            }
        }
    }

    /// <summary>One register.</summary>
    public byte Read(byte register)
    {
        Span<byte> one = stackalloc byte[1];
        Read(register, one);
        return one[0];
    }

    /// <summary>Reads a FIFO, once: after a failed transfer nobody knows how far the part has moved on, so the caller begins it anew.</summary>
    /// <returns>Whether it went through; otherwise it is counted.</returns>
    public bool TryReadOnce(byte register, Span<byte> into)
    {
        try
        {
            device.WriteRead([register], into);
            answered = true;
            return true;
        }
        catch (IOException)
        {
            output?.Lose(SensorLoss.Transfer);
            return false;
        }
    }

    /// <summary>Reads without an address, as parts do that speak in commands; once, because such a part refuses while it is busy.</summary>
    public bool TryReceive(Span<byte> into)
    {
        try
        {
            device.Read(into);
            answered = true;
            return true;
        }
        catch (IOException)
        {
            output?.Lose(SensorLoss.Transfer);
            return false;
        }
    }

    /// <summary>Reads who the part is, and goes on only with one that the driver knows.</summary>
    /// <exception cref="SensorFaultException">It is somebody else.</exception>
    public byte Identify(byte register, params ReadOnlySpan<byte> known)
    {
        var identity = Read(register);
        if (!known.Contains(identity))
        {
            var expected = string.Join(" or ", known.ToArray().Select(one => $"0x{one:X2}"));
            throw new SensorFaultException(SensorFault.WrongPart, $"{Where} says that it is 0x{identity:X2}, not {expected}: another part or a clone that is not on the list.");
        }

        return identity;
    }

    public void Dispose() => device.Dispose();

    private void Failed(IOException error, bool again)
    {
        output?.Lose(SensorLoss.Transfer);
        if (again)
        {
            return;
        }

        throw answered
            ? new SensorFaultException(SensorFault.Bus, $"{Where} answers no more: a loose lead, a lost supply or a stuck bus ({error.Message})", error)
            : new SensorFaultException(SensorFault.Absent, $"{Where} does not answer: look at its address, wires and supply, and whether the bus is enabled ({error.Message})", error);
    }
}
