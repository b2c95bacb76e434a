using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

/// <summary>
/// From what truly happened to what a good system does about it. Written from what happened to people and equipment, never from how a detector works: a rule that finds less than is asked here has
/// something to gain. The table is printed in docs/laboratory.md.
/// </summary>
public static partial class Expectations
{
    private static readonly TimeSpan LateButUnderstandable = TimeSpan.FromDays(1);

    /// <summary>Every line, in the order of <see cref="HappeningKinds.All"/>; each kind has at least one.</summary>
    public static IReadOnlyList<ExpectationEntry> All { get; } = [.. ResidentEntries(), .. HomeEntries(), .. SensorEntries(), .. KitEntries()];

    /// <summary>What a good system does about a happening.</summary>
    /// <param name="told">What truly happened.</param>
    /// <param name="home">The home in which it happened.</param>
    /// <returns>A need where an alert is needed, with the times before and after it in which one is early or late, but understandable; or times in which one is understandable; or nothing.</returns>
    public static IReadOnlyList<Expectation> Of(Happening told, HomeTruth home)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(home);
        var happening = AsItCouldBeSeen(told, home);
        var found = new List<Expectation>();
        foreach (var entry in EntriesFor(happening))
        {
            if (entry.Rules.Count > 0 && entry.During(happening, home) is { } during)
            {
                var must = entry.Standing == ExpectationStanding.Must;
                var cause = entry.Manner is null ? entry.Kind.Name : $"{entry.Kind.Name} ({entry.Manner})";
                found.Add(new(home.Home, entry.Rules, during, must, cause));
                if (must)
                {
                    // What can be known before it is needed is early, and no fault: an illness has an onset.
                    if (happening.During.From < during.From)
                    {
                        found.Add(new(home.Home, entry.Rules, new(happening.During.From, during.From), false, cause));
                    }

                    found.Add(new(home.Home, entry.Rules, new(during.To, Instant.Max(during.To, happening.During.To) + LateButUnderstandable), false, cause));
                }

                break;
            }
        }

        return found;
    }

    /// <summary>The lines that speak of a happening: those of its manner where there are any, else those of its kind.</summary>
    public static IEnumerable<ExpectationEntry> EntriesFor(Happening happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        var ofKind = All.Where(entry => entry.Kind == happening.Kind).ToList();
        var ofManner = ofKind.Where(entry => entry.Manner == happening.MannerOrFirst && entry.Manner.Length > 0).ToList();
        return ofManner.Count > 0 ? ofManner : ofKind.Where(entry => entry.Manner is null);
    }

    /// <summary>A fall that a device would have noticed is unnoticed when it was not worn, did not work, or no kit listened.</summary>
    private static Happening AsItCouldBeSeen(Happening happening, HomeTruth home) =>
        happening.Kind == HappeningKinds.Fall && !home.Hears(HomeSensors.Wrist, happening.During.From) ? happening with { Manner = "unnoticed" } : happening;

    private static ExpectationEntry Nothing(HappeningKind kind, string why) => new() { Kind = kind, Standing = ExpectationStanding.Nothing, Why = why };

    private static ExpectationEntry NoRuleYet(HappeningKind kind, string why) => new() { Kind = kind, Standing = ExpectationStanding.NoRuleYet, Why = why };

    private static TimeRange Until(Happening happening, TimeSpan after) => new(happening.During.From, happening.During.To + after);

    private static TimeRange For(Happening happening, TimeSpan length) => new(happening.During.From, happening.During.From + length);

    private static TimeSpan LengthOf(Happening happening) => happening.During.To - happening.During.From;
}
