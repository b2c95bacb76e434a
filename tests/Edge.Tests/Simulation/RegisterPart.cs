namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A part that is a file of registers behind an address pointer.</summary>
public abstract class RegisterPart : SimulatedI2cPart
{
    private readonly byte[] registers = new byte[256];
    private bool addressed;

    /// <summary>The pointer as the driver wrote it, flags included.</summary>
    protected byte Pointer { get; set; }

    /// <summary>How many bytes were written to registers, for tests that count.</summary>
    public List<(byte Register, byte Value)> Written { get; } = [];

    public byte this[byte register]
    {
        get => registers[register];
        set => registers[register] = value;
    }

    public override void Begin(bool read)
    {
        if (!read)
        {
            addressed = false;
        }
    }

    public override bool Write(byte value)
    {
        if (!addressed)
        {
            addressed = true;
            Pointer = value;
            return true;
        }

        var register = Register(Pointer);
        Written.Add((register, value));
        if (!IsReadOnly(register))
        {
            registers[register] = value;
            OnWritten(register, value);
        }

        Pointer = Next(Pointer);
        return true;
    }

    public override byte Read()
    {
        var register = Register(Pointer);
        var value = OnRead(register);
        Pointer = Next(Pointer);
        return value;
    }

    public override void LosePower()
    {
        Array.Clear(registers);
        Pointer = 0;
        OnReset();
    }

    /// <summary>The register that a pointer stands for.</summary>
    protected virtual byte Register(byte pointer) => pointer;

    /// <summary>The pointer after one byte.</summary>
    protected virtual byte Next(byte pointer) => (byte)(pointer + 1);

    protected virtual bool IsReadOnly(byte register) => false;

    /// <summary>What a read gives, with what it does to the part.</summary>
    protected virtual byte OnRead(byte register) => registers[register];

    protected virtual void OnWritten(byte register, byte value)
    {
    }

    /// <summary>Puts the reset values in.</summary>
    protected abstract void OnReset();
}
