namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Writes a pack record by record, whatever its form.</summary>
internal interface ISenMlWriter
{
    /// <summary>Writes one record: the fields that it has, in the order of <see cref="SenMlField"/>.</summary>
    void Write(in SenMlFields fields);
}
