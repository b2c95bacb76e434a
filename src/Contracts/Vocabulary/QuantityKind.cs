namespace AgeingMonitor.Contracts.Vocabulary;

/// <summary>How values of a quantity follow each other.</summary>
public enum QuantityKind
{
    /// <summary>A measured value at an instant.</summary>
    Sample,

    /// <summary>Holds until the next value: contact open, bed occupied.</summary>
    State,

    /// <summary>Something that happened: motion seen, button pressed.</summary>
    Event,

    /// <summary>How many or how much since the value before.</summary>
    Count,

    /// <summary>A short block of samples, carried as one record.</summary>
    Waveform,
}
