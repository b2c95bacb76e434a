using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>When people go about in a home: the mean number of ways in each local hour of the last two weeks or so. Only days that were heard as a whole count.</summary>
internal sealed class DayShape
{
    /// <summary>As many days weigh.</summary>
    public const int Weight = 14;

    private const int Hours = 24;

    /// <summary>Ways an hour, by hour.</summary>
    [JsonPropertyName("m")]
    public double[] Mean { get; set; } = new double[Hours];

    /// <summary>Ways of the day that runs, by hour.</summary>
    [JsonPropertyName("t")]
    public int[] Today { get; set; } = new int[Hours];

    /// <summary>Days counted, as far as they matter.</summary>
    [JsonPropertyName("n")]
    public int Days { get; set; }

    /// <summary>The hour that runs, as last seen.</summary>
    [JsonPropertyName("h")]
    public int Hour { get; set; }

    /// <summary>Whether the day that runs was heard as a whole so far: it did not begin in its middle, and neither was the kit silent nor the home left unwatched in it.</summary>
    [JsonPropertyName("w")]
    public bool IsHeardWhole { get; set; }

    /// <summary>Whether it can be used: what was saved by something else cannot.</summary>
    [JsonIgnore]
    public bool IsWhole => Mean is { Length: Hours } && Today is { Length: Hours } && Hour is >= 0 and < Hours && Days >= 0 && Array.TrueForAll(Mean, mean => mean >= 0) && Array.TrueForAll(Today, ways => ways >= 0);

    /// <summary>Weight of one more day in a mean over the last ones.</summary>
    [JsonIgnore]
    public double Step => 1.0 / Math.Min(Days + 1, Weight);

    public void Count() => Today[Hour] += Today[Hour] < 10_000 ? 1 : 0;

    /// <summary>The day is over, and the next begins; whether the one that is over counts.</summary>
    /// <param name="isNextWhole">Whether the next one was heard from its midnight on.</param>
    public bool EndDay(bool isNextWhole)
    {
        var counts = IsHeardWhole;
        if (counts)
        {
            for (var hour = 0; hour < Hours; hour++)
            {
                Mean[hour] = Math.Round(Mean[hour] + ((Today[hour] - Mean[hour]) * Step), 3);
            }
        }

        Array.Clear(Today);
        IsHeardWhole = isNextWhole;
        return counts;
    }

    /// <summary>Share of an ordinary day's ways in a local hour; 0 when no day is known.</summary>
    public double ShareOf(int hour)
    {
        var all = 0.0;
        for (var i = 0; i < Hours; i++)
        {
            all += Mean[i];
        }

        return all > 0 ? Mean[hour] / all : 0;
    }
}
