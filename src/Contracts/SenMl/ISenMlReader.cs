namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Reads a pack record by record, whatever its form. Never throws.</summary>
internal interface ISenMlReader
{
    /// <summary>Why reading stopped; null while it has not, and at the proper end.</summary>
    SenMlFault? Fault { get; }

    /// <summary>Reads the next record; false at the end and on a fault.</summary>
    bool TryRead(ref SenMlFields fields);
}
