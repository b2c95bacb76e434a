namespace AgeingMonitor.Edge.Sensors.Checks;

/// <summary>How often in a row a reading may fail before the part is at fault. One caller at a time.</summary>
internal sealed class Patience(string where, ISensorOutput output, int most = 5)
{
    private int failed;

    /// <summary>A reading was good.</summary>
    public void Good() => failed = 0;

    /// <summary>A reading was not, which has been counted already.</summary>
    /// <exception cref="SensorFaultException">Too many in a row.</exception>
    public void Bad(string what)
    {
        if (++failed >= most)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{where}: {most} readings in a row were no good; at last {what}.");
        }
    }

    /// <summary>Counts a loss, and a reading that was not good.</summary>
    public void Bad(SensorLoss loss, string what)
    {
        output.Lose(loss);
        Bad(what);
    }
}
