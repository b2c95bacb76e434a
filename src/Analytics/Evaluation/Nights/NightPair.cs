namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>A night as it is told, beside the same night as it was.</summary>
/// <param name="Told">By the detector, or a trivial method; null when it tells nothing of it.</param>
/// <param name="True">As labelled, or as a bed sensor tells.</param>
internal readonly record struct NightPair(TrueNight? Told, TrueNight True)
{
    /// <summary>What is told of nights that are known.</summary>
    public static IReadOnlyList<NightPair> Of(IEnumerable<TrueNight> told, IEnumerable<TrueNight> known)
    {
        var byNight = told.ToDictionary(night => night.Night);
        return [.. known.Select(night => new NightPair(byNight.TryGetValue(night.Night, out var found) ? found : null, night))];
    }

    /// <summary>Minutes by which the time from bed to rising is wrong.</summary>
    public double? Duration => Told is { } told ? Math.Abs(told.To - told.From - (True.To - True.From)) / 60e6 : null;

    /// <summary>Minutes by which going to bed is wrong.</summary>
    public double? ToBed => Told is { } told ? Math.Abs(told.From - True.From) / 60e6 : null;

    /// <summary>Minutes by which rising is wrong.</summary>
    public double? Rising => Told is { } told ? Math.Abs(told.To - True.To) / 60e6 : null;

    /// <summary>By how many the ways out of bed are wrong.</summary>
    public double? Interruptions => Told is { } told ? Math.Abs(told.Interruptions - True.Interruptions) : null;
}
