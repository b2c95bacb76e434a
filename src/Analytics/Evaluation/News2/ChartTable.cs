using AgeingMonitor.Analytics.Detection.News2;

namespace AgeingMonitor.Analytics.Evaluation.News2;

/// <summary>
/// Chart 1 of NEWS2 (Royal College of Physicians, London 2017) written down a second time, band by band as it is printed, to hold the product's own against it.
/// </summary>
internal static class ChartTable
{
    /// <summary>Bands of a parameter: first and last value as printed, and the score.</summary>
    public static IReadOnlyList<(News2Parameter Parameter, News2Scale Scale, bool? OnOxygen, decimal From, decimal To, int Score)> Bands { get; } =
    [
        (News2Parameter.RespiratoryRate, News2Scale.One, null, 0, 8, 3),
        (News2Parameter.RespiratoryRate, News2Scale.One, null, 9, 11, 1),
        (News2Parameter.RespiratoryRate, News2Scale.One, null, 12, 20, 0),
        (News2Parameter.RespiratoryRate, News2Scale.One, null, 21, 24, 2),
        (News2Parameter.RespiratoryRate, News2Scale.One, null, 25, 80, 3),
        (News2Parameter.OxygenSaturation, News2Scale.One, null, 50, 91, 3),
        (News2Parameter.OxygenSaturation, News2Scale.One, null, 92, 93, 2),
        (News2Parameter.OxygenSaturation, News2Scale.One, null, 94, 95, 1),
        (News2Parameter.OxygenSaturation, News2Scale.One, null, 96, 100, 0),
        (News2Parameter.OxygenSaturation, News2Scale.Two, null, 50, 83, 3),
        (News2Parameter.OxygenSaturation, News2Scale.Two, null, 84, 85, 2),
        (News2Parameter.OxygenSaturation, News2Scale.Two, null, 86, 87, 1),
        (News2Parameter.OxygenSaturation, News2Scale.Two, null, 88, 92, 0),
        (News2Parameter.OxygenSaturation, News2Scale.Two, false, 93, 100, 0),
        (News2Parameter.OxygenSaturation, News2Scale.Two, true, 93, 94, 1),
        (News2Parameter.OxygenSaturation, News2Scale.Two, true, 95, 96, 2),
        (News2Parameter.OxygenSaturation, News2Scale.Two, true, 97, 100, 3),
        (News2Parameter.SupplementalOxygen, News2Scale.One, null, 0, 0, 0),
        (News2Parameter.SupplementalOxygen, News2Scale.One, null, 1, 1, 2),
        (News2Parameter.SystolicBloodPressure, News2Scale.One, null, 30, 90, 3),
        (News2Parameter.SystolicBloodPressure, News2Scale.One, null, 91, 100, 2),
        (News2Parameter.SystolicBloodPressure, News2Scale.One, null, 101, 110, 1),
        (News2Parameter.SystolicBloodPressure, News2Scale.One, null, 111, 219, 0),
        (News2Parameter.SystolicBloodPressure, News2Scale.One, null, 220, 300, 3),
        (News2Parameter.Pulse, News2Scale.One, null, 10, 40, 3),
        (News2Parameter.Pulse, News2Scale.One, null, 41, 50, 1),
        (News2Parameter.Pulse, News2Scale.One, null, 51, 90, 0),
        (News2Parameter.Pulse, News2Scale.One, null, 91, 110, 1),
        (News2Parameter.Pulse, News2Scale.One, null, 111, 130, 2),
        (News2Parameter.Pulse, News2Scale.One, null, 131, 300, 3),
        (News2Parameter.Consciousness, News2Scale.One, null, 0, 0, 0),
        (News2Parameter.Consciousness, News2Scale.One, null, 1, 1, 3),
        (News2Parameter.Temperature, News2Scale.One, null, 25.0m, 35.0m, 3),
        (News2Parameter.Temperature, News2Scale.One, null, 35.1m, 36.0m, 1),
        (News2Parameter.Temperature, News2Scale.One, null, 36.1m, 38.0m, 0),
        (News2Parameter.Temperature, News2Scale.One, null, 38.1m, 39.0m, 1),
        (News2Parameter.Temperature, News2Scale.One, null, 39.1m, 45.0m, 2),
    ];

    /// <summary>Every value of every band, both states of oxygen where the band does not name one.</summary>
    public static IEnumerable<(News2Parameter Parameter, News2Scale Scale, bool OnOxygen, decimal Value, int Score)> Values()
    {
        foreach (var (parameter, scale, onOxygen, from, to, score) in Bands)
        {
            var step = parameter == News2Parameter.Temperature ? 0.1m : 1m;
            for (var value = from; value <= to; value += step)
            {
                foreach (var oxygen in onOxygen is { } one ? [one] : new[] { false, true })
                {
                    yield return (parameter, scale, oxygen, value, score);
                }
            }
        }
    }
}
