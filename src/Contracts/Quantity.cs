using System.Globalization;

namespace AgeingMonitor.Contracts;

/// <summary>A measured value and its UCUM unit: the only form in which drivers hand values on.</summary>
public readonly record struct Quantity
{
    private readonly string? unit;

    /// <summary>A value in a unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite: a missing value is no quantity.</exception>
    /// <exception cref="ArgumentException">The unit is empty; <c>1</c> is the unit of plain numbers.</exception>
    public Quantity(double value, string unit)
    {
        ArgumentException.ThrowIfNullOrEmpty(unit);
        Value = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A quantity is a finite number.");
        this.unit = unit;
    }

    /// <summary>The value; finite.</summary>
    public double Value { get; }

    /// <summary>The UCUM unit, such as <c>Cel</c>.</summary>
    public string Unit => unit ?? "1";

    /// <summary>Number and unit with a space between, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit}");
}
