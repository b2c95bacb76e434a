using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations.Rates;

/// <summary>How often something happens in a home when no scenario says what happens, and how it then is.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="PerYear">How often in a year and home.</param>
/// <param name="Source">Where the figure comes from; <c>assumption</c> where it comes from nowhere.</param>
public sealed record HappeningRate(HappeningKind Kind, double PerYear, string Source)
{
    /// <summary>In which way; null for a kind that has one way only.</summary>
    public string? Manner { get; init; }

    /// <summary>Local hours of the day in which it begins: from, and to before.</summary>
    public (double From, double To) Hours { get; init; } = (0, 24);

    /// <summary>How long it lasts: at least, and at most.</summary>
    public (TimeSpan Least, TimeSpan Most) Length { get; init; }

    /// <summary>How much: at least, and at most; null for the kind's usual amount.</summary>
    public (double Least, double Most)? Amount { get; init; }

    /// <summary>First and last month in which it can begin, perhaps over the turn of the year; the rate is that of the year all the same.</summary>
    public (int First, int Last) Months { get; init; } = (1, 12);

    /// <summary>To which sensors it can happen.</summary>
    public SensorChoice Sensors { get; init; }
}
