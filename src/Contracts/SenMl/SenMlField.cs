namespace AgeingMonitor.Contracts.SenMl;

/// <summary>The fields of RFC 8428 section 4.3, as flags for what a record holds; in the order in which they are written.</summary>
[Flags]
internal enum SenMlField
{
    None = 0,
    Version = 1 << 0,
    BaseName = 1 << 1,
    BaseTime = 1 << 2,
    BaseUnit = 1 << 3,
    BaseValue = 1 << 4,
    BaseSum = 1 << 5,
    Name = 1 << 6,
    Unit = 1 << 7,
    Time = 1 << 8,
    UpdateTime = 1 << 9,
    Value = 1 << 10,
    Text = 1 << 11,
    Boolean = 1 << 12,
    Data = 1 << 13,
    Sum = 1 << 14,
}
