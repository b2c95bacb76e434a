namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Something that can be said in SenML records.</summary>
internal interface ISenMlSource
{
    /// <summary>How many records <see cref="WriteTo"/> will write.</summary>
    int RecordCount { get; }

    /// <summary>Writes the records in order.</summary>
    void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct;
}
