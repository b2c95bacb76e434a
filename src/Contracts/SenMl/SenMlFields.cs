namespace AgeingMonitor.Contracts.SenMl;

/// <summary>One record as it stands on the wire, without allocation. The spans point into the payload or into the reader's scratch and live as long as the pack is read.</summary>
internal ref struct SenMlFields
{
    public SenMlField Present;
    public ReadOnlySpan<byte> BaseName;
    public ReadOnlySpan<byte> BaseUnit;
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Unit;
    public ReadOnlySpan<byte> Text;

    /// <summary>The bytes of <c>vd</c>; in JSON still its base64url text, because most readers do not need it.</summary>
    public ReadOnlySpan<byte> Data;

    /// <summary>Whether <see cref="Data"/> is base64url text.</summary>
    public bool DataIsText;

    /// <summary>Times are nanoseconds: see <see cref="SenMlSeconds"/>.</summary>
    public long BaseTime;
    public long Time;
    public long UpdateTime;
    public double BaseValue;
    public double BaseSum;
    public double Value;
    public double Sum;
    public bool Boolean;
    public long Version;

    public readonly bool Has(SenMlField field) => (Present & field) != 0;

    /// <summary>Stores a number under one of the number fields.</summary>
    public void SetNumber(SenMlField field, double number)
    {
        switch (field)
        {
            case SenMlField.Value: Value = number; break;
            case SenMlField.Sum: Sum = number; break;
            case SenMlField.BaseValue: BaseValue = number; break;
            default: BaseSum = number; break;
        }
    }

    /// <summary>Stores a time under one of the time fields.</summary>
    public void SetTime(SenMlField field, long nanoseconds)
    {
        switch (field)
        {
            case SenMlField.Time: Time = nanoseconds; break;
            case SenMlField.UpdateTime: UpdateTime = nanoseconds; break;
            default: BaseTime = nanoseconds; break;
        }
    }

    /// <summary>Stores a text under one of the text fields.</summary>
    public void SetText(SenMlField field, ReadOnlySpan<byte> text)
    {
        switch (field)
        {
            case SenMlField.Name: Name = text; break;
            case SenMlField.Unit: Unit = text; break;
            case SenMlField.Text: Text = text; break;
            case SenMlField.BaseName: BaseName = text; break;
            default: BaseUnit = text; break;
        }
    }
}
