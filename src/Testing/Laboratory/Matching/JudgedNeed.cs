using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>A need and the alert that met it.</summary>
/// <param name="Need">What needed an alert.</param>
/// <param name="By">The first alert about it; null when it was missed.</param>
public sealed record JudgedNeed(Expectation Need, RaisedAlert? By)
{
    /// <summary>From when it could be known to when the alert was there; null when it was missed.</summary>
    public TimeSpan? Delay => By is null ? null : By.KnownAt - Need.During.From;
}
