using System.Globalization;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>A number (booleans are 0 and 1) or a text (states named in words; waveforms as base64 of their block). Exactly one of the two; missing values do not exist.</summary>
public readonly record struct ObservedValue
{
    private readonly double number;

    private ObservedValue(double number, string? text)
    {
        this.number = number;
        Text = text;
    }

    /// <summary>The text; null for a number.</summary>
    public string? Text { get; }

    /// <summary>Whether this is a number.</summary>
    public bool IsNumber => Text is null;

    /// <summary>The number, in the quantity's unit.</summary>
    /// <exception cref="InvalidOperationException">The value is a text.</exception>
    public double Number => Text is null ? number : throw new InvalidOperationException("This value is a text.");

    /// <summary>A number; minus zero becomes zero, so that equal values have equal bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite.</exception>
    public static ObservedValue Of(double number) => double.IsFinite(number)
        ? new(number == 0 ? 0 : number, null)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "A value is a finite number; a missing value is no observation.");

    /// <summary>A text.</summary>
    public static ObservedValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(0, text);
    }

    /// <summary>The text, or the number as it is written in JSON.</summary>
    public override string ToString() => Text ?? number.ToString(CultureInfo.InvariantCulture);
}
