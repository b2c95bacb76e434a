using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Which sensors can have which trouble, by what they measure.</summary>
internal static class SensorTroubles
{
    /// <summary>Whether there is a value to repeat. A motion sensor that sticks goes on firing; a button or the flush that nobody uses says nothing anyway.</summary>
    public static bool CanStick(IEnumerable<QuantityDefinition> measured) => measured.Any(quantity => quantity.Kind != QuantityKind.Event || quantity == Quantities.Motion);

    /// <summary>Whether it tells events or changes, which can come without cause.</summary>
    public static bool CanChatter(IEnumerable<QuantityDefinition> measured) => measured.Any(quantity => quantity is { Kind: QuantityKind.Event or QuantityKind.State, IsText: false });
}
