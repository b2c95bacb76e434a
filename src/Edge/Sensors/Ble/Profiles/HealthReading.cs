using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>What one value of a characteristic says. Filled by its decoder; then read only.</summary>
internal sealed class HealthReading
{
    private readonly List<HealthValue> values = [];

    /// <summary>Each within the catalogue's range of its quantity; may be empty.</summary>
    public IReadOnlyList<HealthValue> Values => values;

    /// <summary>When it was taken, by the device's own clock and zone; null when it does not say or does not know.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>False when the device says that its clock was never set: its times tell only which reading is older, and by how much.</summary>
    public bool IsClockSet { get; init; } = true;

    /// <summary>Number of the person, as the device knows its users; null when it does not say.</summary>
    public int? User { get; init; }

    /// <summary>How many values cannot be, or are disowned by the device itself.</summary>
    public int Impossible { get; private set; }

    /// <summary>Adds a value; one that is missing is passed over, one that no person has is counted.</summary>
    public HealthReading Add(QuantityDefinition quantity, double? value)
    {
        if (value is not { } known)
        {
            return this;
        }

        if (double.IsFinite(known) && known >= quantity.Minimum && known <= quantity.Maximum)
        {
            values.Add(new HealthValue(quantity, known));
        }
        else
        {
            Impossible++;
        }

        return this;
    }

    /// <summary>The device says that what it measured is not to be believed.</summary>
    public HealthReading Disown()
    {
        Impossible = Math.Max(Impossible + values.Count, 1);
        values.Clear();
        return this;
    }
}
