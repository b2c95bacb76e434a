using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.News2;

/// <summary>The scores of one stay as its measurements come in: the least that is certain, weighed by how long it stood.</summary>
internal sealed class StayScores(News2Options options)
{
    private readonly News2Detector detector = new(options, News2Scale.One, new());
    private readonly HashSet<(int Most, int Known)> seen = [];
    private Instant? last;
    private double standing, time;

    /// <summary>Mean of the least score over time; null before the second pack.</summary>
    public double? Mean => time > 0 ? standing / time : null;

    /// <summary>The most parameters that were ever known together.</summary>
    public int MostKnown => seen.Count == 0 ? 0 : seen.Max(entry => entry.Known);

    public void Take(Pack pack)
    {
        if (last is { } before && pack.SealedAt > before)
        {
            var stood = (pack.SealedAt - before).TotalHours;
            standing += stood * detector.ScoreAt(before).Least;
            time += stood;
        }

        foreach (var (sensor, quantity, at, value) in pack.Observations)
        {
            if (value.IsNumber && News2Detector.ParameterOf(quantity) is { } parameter)
            {
                detector.Observe(parameter, sensor, quantity, at, value.Number, out _);
            }
        }

        last = pack.SealedAt;
        var score = detector.ScoreAt(pack.SealedAt);
        seen.Add((score.Most, score.Known));
    }
}
