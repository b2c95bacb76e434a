using AgeingMonitor.Falls.Scanning;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>
/// Rows to learn from. A fall's row is the knock that is hardest in its trial; its other knocks are no rows. Every knock of daily life is a row. Each data set counts alike, and within it falls and daily life do.
/// </summary>
public static class FallTables
{
    private static readonly FallVariant[] Variants = [FallVariant.Plain, FallVariant.Thin, FallVariant.WithoutGravity, FallVariant.Harder, FallVariant.Softer];

    /// <summary>The table of these people.</summary>
    public static TrainingTable Make(IEnumerable<FallPerson> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var rows = new List<(FallPerson Person, float[] Row, bool IsFall, double Weight)>();
        foreach (var person in people)
        {
            foreach (var trial in person.Trials)
            {
                foreach (var variant in Variants)
                {
                    // Of an activity that is one long run of knocks each counts less: a jog is one thing.
                    var found = FallRows.Of(person, trial, variant);
                    var share = (variant == FallVariant.Plain ? 1.0 : 0.5) / Math.Sqrt(Math.Max(1, found.Count));
                    rows.AddRange(trial.IsFall ? found.OrderByDescending(one => one.Candidate.PeakG).Take(1).Select(one => (person, one.Row, true, variant == FallVariant.Plain ? 1.0 : 0.5)) : found.Select(one => (person, one.Row, false, share)));
                }
            }
        }

        var sums = rows.GroupBy(row => (row.Person.Set, row.IsFall)).ToDictionary(group => group.Key, group => group.Sum(row => row.Weight));
        var table = new TrainingTable(FallFeatures.Names);
        foreach (var (person, row, isFall, weight) in rows)
        {
            table.Add(person.Name, row, isFall, (float)(weight / sums[(person.Set, isFall)] * 1000));
        }

        return table;
    }
}
