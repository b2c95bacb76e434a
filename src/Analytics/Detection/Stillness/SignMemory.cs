using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>Which values tell of movement, for every detector that counts movements and every training that makes its models. One caller at a time, values in order of time.</summary>
internal sealed class SignMemory
{
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), StateMemory> states = [];

    /// <summary>What states stood at last, for saving.</summary>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), StateMemory> States => states;

    /// <summary>Whether a value tells of movement.</summary>
    public bool IsSign(SensorId sensor, QuantityDefinition quantity, SignKind kind, ObservedValue value) => kind switch
    {
        SignKind.Each => true,
        SignKind.AboveZero => value.IsNumber && value.Number > 0,
        _ => IsChange(sensor, quantity, value),
    };

    /// <summary>The same, of any quantity.</summary>
    public bool IsSign(SensorId sensor, QuantityDefinition quantity, ObservedValue value) => MovementSigns.All.TryGetValue(quantity, out var kind) && IsSign(sensor, quantity, kind, value);

    public void Restore(SensorId sensor, QuantityDefinition quantity, StateMemory memory) => states[(sensor, quantity)] = memory;

    /// <summary>
    /// A state differs from the one before; of a measured power, only whether there is any. A contact that has never said zero tells each opening and nothing else
    /// (some door sensors do): there each value is a sign.
    /// </summary>
    private bool IsChange(SensorId sensor, QuantityDefinition quantity, ObservedValue value)
    {
        var isKnown = states.TryGetValue((sensor, quantity), out var memory);
        var number = !value.IsNumber ? 0 : quantity.Kind == QuantityKind.Sample ? Math.Sign(value.Number) : value.Number;
        var isRepeatedOpening = ReferenceEquals(quantity, Quantities.Contact) && number != 0 && !memory.HasSaidZero;
        var isChange = isKnown
            ? memory.Last != number || memory.LastText != value.Text || isRepeatedOpening
            : value.IsNumber && number != 0;
        memory.HasSaidZero |= value.IsNumber && number == 0;
        memory.Last = number;
        memory.LastText = value.Text;
        states[(sensor, quantity)] = memory;
        return isChange;
    }
}
