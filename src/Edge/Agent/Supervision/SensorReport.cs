namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>How a sensor is, for whoever looks at the kit. No measured value is in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Driver">The word for its kind.</param>
/// <param name="State">How it is.</param>
/// <param name="Why">What is wrong, in words that say what to do; null when nothing is.</param>
/// <param name="Faults">How many runs have ended in a fault since the program started it.</param>
/// <param name="LastReading">When it last measured something, in microseconds since the machine was switched on; null when it never did.</param>
/// <param name="Losses">What was lost or refused, by kind.</param>
internal sealed record SensorReport(string Name, string Driver, SensorState State, string? Why, int Faults, long? LastReading, IReadOnlyDictionary<string, long> Losses)
{
    /// <summary>What was last wrong with it since the program started it, be it over; null when nothing was.</summary>
    public string? LastFault { get; init; }
}
