using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>The largest score of a trial.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Trial">Which.</param>
/// <param name="Score">Largest score of its knocks; <see cref="None"/> without one.</param>
public sealed record FallScore(FallPerson Person, FallTrial Trial, double Score)
{
    /// <summary>Below every score of a forest.</summary>
    public const double None = -1e9;

    /// <summary>Scores each trial by the forest for its person.</summary>
    public static IReadOnlyList<FallScore> Of(IEnumerable<FallPerson> people, Func<string, FlatForest> forest) =>
        [.. people.SelectMany(person => person.Trials.Select(trial => new FallScore(person, trial, FallRows.Of(person, trial).Select(one => forest(person.Name).Score(one.Row)).DefaultIfEmpty(None).Max())))];
}
