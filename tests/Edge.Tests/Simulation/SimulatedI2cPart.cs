namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A part as the wires see it: byte by byte. Written from the datasheets, apart from the drivers.</summary>
public abstract class SimulatedI2cPart
{
    /// <summary>Whether the part acknowledges its address now.</summary>
    public virtual bool Acknowledges(bool read) => true;

    /// <summary>A (repeated) start with this part's address.</summary>
    public virtual void Begin(bool read)
    {
    }

    /// <summary>A byte to the part; false when it is not acknowledged.</summary>
    public abstract bool Write(byte value);

    /// <summary>The next byte from the part.</summary>
    public abstract byte Read();

    /// <summary>The bus is free again.</summary>
    public virtual void End()
    {
    }

    /// <summary>The supply fails and comes back: registers have their reset values.</summary>
    public abstract void LosePower();
}
