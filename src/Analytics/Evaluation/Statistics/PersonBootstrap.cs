namespace AgeingMonitor.Analytics.Evaluation.Statistics;

/// <summary>The 95 % interval of a figure by drawing people, with all that is theirs, with replacement (percentile method).</summary>
public static class PersonBootstrap
{
    private const int Draws = 1000;

    /// <summary>The interval; null when there are fewer than two people or the figure cannot be had in nine draws of ten.</summary>
    /// <typeparam name="T">What belongs to a person.</typeparam>
    public static (double Low, double High)? Interval<T>(IReadOnlyList<IReadOnlyList<T>> people, Func<IReadOnlyList<T>, double?> figure, int seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(figure);
        if (people.Count < 2)
        {
            return null;
        }

        var random = new Random(seed);
        var values = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = new List<T>();
            for (var i = 0; i < people.Count; i++)
            {
                drawn.AddRange(people[random.Next(people.Count)]);
            }

            if (figure(drawn) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count < Draws * 9 / 10)
        {
            return null;
        }

        values.Sort();
        return (values[(int)(0.025 * (values.Count - 1))], values[(int)(0.975 * (values.Count - 1))]);
    }
}
