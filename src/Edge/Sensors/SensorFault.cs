namespace AgeingMonitor.Edge.Sensors;

/// <summary>Why a driver could not go on; the word in <c>sensor-fault</c> and in the kit's health.</summary>
public enum SensorFault
{
    /// <summary>Nothing answers at the address, pin or port.</summary>
    Absent,

    /// <summary>Somebody else answers: the wrong part, or a clone that is not on the list.</summary>
    WrongPart,

    /// <summary>The bus is stuck, or the port has gone.</summary>
    Bus,

    /// <summary>It answers and measures nothing: frozen, not ready in time, silent beyond belief.</summary>
    Stuck,

    /// <summary>What it needs is not there or not permitted: a pin in use, a missing overlay, a wrong option.</summary>
    Setup,
}
