namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>A data set of falls and daily life with a worn accelerometer.</summary>
/// <param name="Name">Of its folder and its importer.</param>
/// <param name="IsFall">Whether a trial is a fall, by the source's own names of it.</param>
/// <param name="IsOlder">Whether a person is 60 or over, by the source's pseudonym; the folder is there for lists of ages.</param>
/// <param name="LeftOut">People whose recordings are damaged at the source; they stay out of the figures.</param>
internal sealed record FallSet(string Name, Func<IReadOnlyList<string>, bool> IsFall, Func<string, string, bool> IsOlder, Func<string, IReadOnlySet<string>> LeftOut)
{
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string>();

    /// <summary>The four data sets of the product's one model.</summary>
    public static IReadOnlyList<FallSet> All { get; } =
    [
        new("weda-fall", keys => keys[0].StartsWith('F'), (_, person) => person.Length > 1 && int.TryParse(person.AsSpan(1), out var number) && number >= 21, _ => Nobody),
        new("sisfall", keys => keys[0].StartsWith('F'), (_, person) => person.StartsWith("SE", StringComparison.Ordinal), _ => Nobody),
        new("umafall", keys => keys[0].Equals("Fall", StringComparison.OrdinalIgnoreCase), UmaFallPeople.IsOlder, UmaFallPeople.Damaged),
        new("hifd", keys => keys[0].Equals("fall", StringComparison.OrdinalIgnoreCase), (_, _) => false, _ => Nobody),
    ];
}
