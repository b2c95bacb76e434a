namespace AgeingMonitor.Analytics.Training;

/// <summary>Rows to learn from. Every row knows whose it is, so that people, never rows, are kept apart.</summary>
public sealed class TrainingTable(IReadOnlyList<string> features)
{
    private readonly List<float[]> rows = [];
    private readonly List<bool> labels = [];
    private readonly List<string> people = [];
    private readonly List<float> weights = [];

    /// <summary>Names of the features, in the order of a row.</summary>
    public IReadOnlyList<string> Features => features;

    /// <summary>The rows, in the order in which they were added.</summary>
    public IReadOnlyList<float[]> Rows => rows;

    /// <summary>What each row is.</summary>
    public IReadOnlyList<bool> Labels => labels;

    /// <summary>Whose each row is, as <c>weda-fall/U01</c>.</summary>
    public IReadOnlyList<string> People => people;

    /// <summary>How much each row counts.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has another number of values, or one that is not finite.</exception>
    public void Add(string person, float[] row, bool label, float weight = 1)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Length != features.Count || !Array.TrueForAll(row, float.IsFinite))
        {
            throw new ArgumentException($"A row has {features.Count} finite values.", nameof(row));
        }

        rows.Add(row);
        labels.Add(label);
        people.Add(person);
        weights.Add(weight);
    }

    /// <summary>The rows of some people.</summary>
    public TrainingTable Where(Func<string, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var table = new TrainingTable(features);
        for (var i = 0; i < rows.Count; i++)
        {
            if (isWanted(people[i]))
            {
                table.Add(people[i], rows[i], labels[i], weights[i]);
            }
        }

        return table;
    }
}
