namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>
/// Chart 1 of Royal College of Physicians, "National Early Warning Score (NEWS) 2", London 2017. Values are brought to the resolution that the chart has, whole numbers and tenths of a degree, halves away from zero,
/// in decimal arithmetic: 36.05 °C is 36.1 °C.
/// </summary>
public static class News2Chart
{
    /// <summary>How many parameters there are.</summary>
    public const int Parameters = 7;

    /// <summary>The value as the chart reads it.</summary>
    public static decimal Charted(News2Parameter parameter, decimal value) =>
        decimal.Round(value, parameter == News2Parameter.Temperature ? 1 : 0, MidpointRounding.AwayFromZero);

    /// <summary>The highest score that a parameter can give.</summary>
    public static int Highest(News2Parameter parameter) => parameter == News2Parameter.SupplementalOxygen ? 2 : 3;

    /// <summary>The score of one parameter.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="value">In the unit of the chart.</param>
    /// <param name="scale">Of the oxygen saturation; of no meaning to the others.</param>
    /// <param name="onOxygen">Whether the person breathes supplemental oxygen; of meaning to scale 2 alone.</param>
    public static int ScoreOf(News2Parameter parameter, decimal value, News2Scale scale = News2Scale.One, bool onOxygen = false)
    {
        var charted = Charted(parameter, value);
        return parameter switch
        {
            News2Parameter.RespiratoryRate => charted switch { <= 8 => 3, <= 11 => 1, <= 20 => 0, <= 24 => 2, _ => 3 },
            News2Parameter.OxygenSaturation when scale == News2Scale.One => charted switch { <= 91 => 3, <= 93 => 2, <= 95 => 1, _ => 0 },
            News2Parameter.OxygenSaturation => charted switch { <= 83 => 3, <= 85 => 2, <= 87 => 1, <= 92 => 0, _ when !onOxygen => 0, <= 94 => 1, <= 96 => 2, _ => 3 },
            News2Parameter.SupplementalOxygen => charted == 0 ? 0 : 2,
            News2Parameter.SystolicBloodPressure => charted switch { <= 90 => 3, <= 100 => 2, <= 110 => 1, <= 219 => 0, _ => 3 },
            News2Parameter.Pulse => charted switch { <= 40 => 3, <= 50 => 1, <= 90 => 0, <= 110 => 1, <= 130 => 2, _ => 3 },
            News2Parameter.Consciousness => charted == 0 ? 0 : 3,
            News2Parameter.Temperature => charted switch { <= 35.0m => 3, <= 36.0m => 1, <= 38.0m => 0, <= 39.0m => 1, _ => 2 },
            _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, null),
        };
    }
}
