namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Takes the records of a pack as they are read.</summary>
internal interface ISenMlVisitor
{
    /// <summary>Takes one record, numbered from 0; a fault when the pack is to be refused for it.</summary>
    SenMlFault? Visit(int index, in SenMlFields fields);
}
