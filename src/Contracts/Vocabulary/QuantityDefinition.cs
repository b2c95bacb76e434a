namespace AgeingMonitor.Contracts.Vocabulary;

/// <summary>One entry of the catalogue. Entries are compared by reference: <see cref="Quantities"/> holds the only instances.</summary>
public sealed class QuantityDefinition
{
    /// <summary>The name on the wire and in the stores: lower-case letters, digits and hyphens, at most 40 characters, such as <c>heart-rate</c>.</summary>
    public required string Code { get; init; }

    /// <summary>LOINC code; null where LOINC has none.</summary>
    public string? Loinc { get; init; }

    /// <summary>UCUM unit of stored values, such as <c>/min</c>; <c>1</c> for states, events and texts.</summary>
    public required string Unit { get; init; }

    /// <summary>Unit label on the wire, one of <see cref="Units.UnitTable"/> that needs no conversion to <see cref="Unit"/>; null for what has no unit: states, most events, texts.</summary>
    public string? SenMlUnit { get; init; }

    /// <summary>How values follow each other.</summary>
    public required QuantityKind Kind { get; init; }

    /// <summary>Whom it is about.</summary>
    public required QuantityScope Scope { get; init; }

    /// <summary>Whether values are texts (<see cref="Texts"/> lists the allowed ones, where they are listed); otherwise they are numbers.</summary>
    public bool IsText { get; init; }

    /// <summary>Allowed texts; empty when any text up to the wire's limit is allowed.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Lowest plausible number, inclusive, in <see cref="Unit"/>.</summary>
    public double Minimum { get; init; } = double.MinValue;

    /// <summary>Highest plausible number, inclusive, in <see cref="Unit"/>.</summary>
    public double Maximum { get; init; } = double.MaxValue;

    /// <summary>Usual time between values of a working sensor; null where it only speaks when something happens.</summary>
    public TimeSpan? UsualPeriod { get; init; }

    /// <summary>Name in French.</summary>
    public required string French { get; init; }

    /// <summary>Name in English.</summary>
    public required string English { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
