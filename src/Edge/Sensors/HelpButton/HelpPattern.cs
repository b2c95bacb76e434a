namespace AgeingMonitor.Edge.Sensors.HelpButton;

/// <summary>The rhythm of lamp and buzzer, by the time since a signal began.</summary>
internal static class HelpPattern
{
    private const double Tone = 0.2;
    private const double LongTone = 1;
    private const double Flash = 0.15;

    /// <summary>Whether the lamp is lit.</summary>
    public static bool IsLit(HelpSignal signal, TimeSpan since) => signal switch
    {
        HelpSignal.Heard => since.TotalSeconds % 0.2 < 0.1,
        HelpSignal.Confirmed => true,
        HelpSignal.Question => since.TotalSeconds % 1 < 0.5,
        HelpSignal.TooWarm => since.TotalSeconds % 4 < 2,
        HelpSignal.Identify => since.TotalSeconds % 1 is < Flash or >= 2 * Flash and < 3 * Flash,
        _ => false,
    };

    /// <summary>Whether the buzzer sounds.</summary>
    public static bool IsSounding(HelpSignal signal, TimeSpan since) => signal switch
    {
        HelpSignal.Heard => since.TotalSeconds < Tone,
        HelpSignal.Confirmed => since.TotalSeconds is < Tone or >= 2 * Tone and < 3 * Tone,
        HelpSignal.Question => since.TotalSeconds % 1 < Tone,
        HelpSignal.TooWarm => since.TotalSeconds % 4 < LongTone,
        HelpSignal.Identify => since.TotalSeconds % 2 is < Flash or >= 2 * Flash and < 3 * Flash,
        _ => false,
    };
}
